# ui

grid-edit = Modifier { $column }, ligne { $line }
