# Mots communs à toutes les parties du programme.

level-error = Erreur
level-warning = Attention
level-info = Info
the-platform = la plateforme

place-sheet = feuille « { $name } »
place-line = ligne { $line }
place-column = colonne { $letters }

size-bytes = { $size }{"\u00A0"}octets
size-kib = { $size }{"\u00A0"}Ko
size-mib = { $size }{"\u00A0"}Mo
size-gib = { $size }{"\u00A0"}Go
