# Autres outils d’import : ce que leurs fichiers demandent.

export-long-line = Une ligne fait { $bytes } octets, et cet outil n’en lit que { $most } à la fois : la suite serait prise pour une autre personne. Raccourcissez les valeurs de cette ligne.
export-passed-over = Une ligne commence par « { $character } » : l’outil la sauterait sans rien dire. Changez la première valeur de cette ligne.
