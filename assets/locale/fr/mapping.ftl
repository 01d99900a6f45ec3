# Correspondance des colonnes.

mapping-not-a-mapping = Ce n’est pas un fichier de correspondance : { $cause }. Enregistrez-en un depuis l’étape Colonnes, ou retirez l’option.
mapping-other-importer = Cette correspondance a été faite pour « { $importer } » : elle ne convient pas ici. Choisissez cet importateur, ou refaites la correspondance.
mapping-unknown-field = La correspondance nomme le champ « { $field } », que l’importateur ne connaît pas. Corrigez ce nom.
mapping-missing-column = La correspondance attend une colonne « { $column } » que la liste n’a pas. Choisissez une autre colonne pour ce champ.

sensitive-national-number = numéro national, jamais utile à une inscription
sensitive-birth = naissance, jamais utile à une inscription
sensitive-nationality = nationalité, jamais utile à une inscription
sensitive-grant = bourse, jamais utile à une inscription
sensitive-disability = santé ou aménagement, jamais utile à une inscription
sensitive-sex = civilité ou sexe, jamais utile à une inscription
sensitive-contact = coordonnées personnelles, jamais utiles à une inscription
sensitive-marks = notes, jamais utiles à une inscription

match-by-idnumber = numéro d’identification
match-by-email = adresse de courriel
