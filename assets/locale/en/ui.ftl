# ui

grid-edit = Edit { $column }, line { $line }
