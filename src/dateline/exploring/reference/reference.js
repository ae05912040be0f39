// The OpenAPI description as a page. Everything is set as text: nothing in it becomes HTML.
const resolve = (all, schema) => (schema.$ref ? all.components.schemas[schema.$ref.split("/").pop()] : schema);

function kind(all, given) {
  const schema = resolve(all, given);
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.filter((one) => one.type !== "null").map((one) => kind(all, one)).join(" or ");
  if (schema.type === "array") return `${kind(all, schema.items)} (repeatable)`;
  return schema.format || schema.type || "";
}

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function table(caption, rows) {
  const made = element("table");
  made.append(element("caption", caption));
  for (const cells of rows) {
    const row = element("tr");
    cells.forEach((cell, number) => {
      const held = element(number ? "td" : "th", cell);
      if (!number) held.scope = "row";
      row.append(held);
    });
    made.append(row);
  }
  return made;
}

const all = await (await fetch("/api/openapi.json")).json();
const main = document.getElementById("endpoints");
for (const [path, methods] of Object.entries(all.paths)) {
  for (const [method, what] of Object.entries(methods)) {
    const section = element("section");
    section.append(element("h2", `${method.toUpperCase()} ${path}`), element("p", what.description || what.summary));
    const rows = (what.parameters || []).map((one) => [one.name, kind(all, one.schema), one.description || ""]);
    if (rows.length) section.append(table("Parameters", rows));
    const body = what.requestBody?.content["application/json"]?.schema;
    if (body) {
      const fields = Object.entries(resolve(all, body).properties);
      section.append(table("Body (JSON)", fields.map(([name, one]) => [name, kind(all, one), one.description || ""])));
    }
    main.append(section);
  }
}
