"""The schema in the words of others: JSON, Markdown, SQL and R."""

from __future__ import annotations

from dateline.storing.schema import TABLES, Column, Kind, Table

_SQL_TYPES = {Kind.TEXT: "VARCHAR", Kind.INTEGER: "INTEGER", Kind.FLOAT: "DOUBLE", Kind.DATE: "DATE"}
_R_TYPES = {
    Kind.TEXT: "col_character()",
    Kind.INTEGER: "col_integer()",
    Kind.FLOAT: "col_double()",
    Kind.DATE: "col_date()",
}


def sql_type(column: Column) -> str:
    """Return the DuckDB type of a column."""
    return _SQL_TYPES[column.kind]


def create_statement(table: Table, *, schema: str | None = None) -> str:
    """Return the CREATE TABLE statement of one table, every name quoted ("end" is a word of SQL)."""
    name = f'"{schema}"."{table.name}"' if schema else f'"{table.name}"'
    lines = [
        f'  "{column.name}" {sql_type(column)}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    ]
    return f"CREATE TABLE {name} (\n" + ",\n".join(lines) + "\n)"


def as_json() -> list[dict[str, object]]:
    """Return all tables as plain values: name, description, columns with their types and allowed values."""
    return [
        {
            "table": table.name,
            "row": table.description,
            "columns": [
                {
                    "name": column.name,
                    "type": column.kind.value,
                    "group": column.group,
                    "description": column.description,
                    "nullable": column.nullable,
                    "many": column.many,
                    "allowed": [str(value) for value in column.allowed],
                }
                for column in table.columns
            ],
        }
        for table in TABLES
    ]


def as_markdown() -> str:
    """Return all tables as Markdown."""
    parts = []
    for table in TABLES:
        lines = [f"## {table.name}", "", f"One row: {table.description}.", ""]
        lines += ["| column | type | group | what it says |", "| --- | --- | --- | --- |"]
        for column in table.columns:
            values = f" ({', '.join(column.allowed)})" if column.allowed else ""
            kind = f"{column.kind}, several joined by `;`" if column.many else column.kind.value
            lines.append(f"| `{column.name}` | {kind} | {column.group} | {column.description}{values} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_sql() -> str:
    """Return the statements that make the tables in DuckDB."""
    parts = []
    for table in TABLES:
        parts.append(f"-- {table.description}\n{create_statement(table)};")
    return "\n\n".join(parts)


def as_r() -> str:
    """Return R code that reads `dateline code -o events.csv` with the right types: "042" stays text."""
    events = TABLES[0]
    width = max(len(column.name) for column in events.columns)
    lines = [f"  {column.name:<{width}} = {_R_TYPES[column.kind]}" for column in events.columns]
    return (
        "library(readr)\n\nevent_columns <- cols(\n"
        + ",\n".join(lines)
        + '\n)\n\nevents <- read_csv("events.csv", col_types = event_columns, na = "")'
    )
