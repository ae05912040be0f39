import { createApi } from "./api";
import { startShell } from "./shell";
import { applyTheme } from "./ui/theme";

applyTheme();
startShell(createApi());
