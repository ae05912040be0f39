import sys
from pathlib import Path

# Worker processes import `wordcoder` by name, and get this process's path.
sys.path.insert(0, str(Path(__file__).parent))
