# Importateurs, leurs champs, leurs réglages.

importer-moodle-upload-users = Moodle, import d’utilisateurs — inscriptions

field-username = Identifiant
field-course = Espace de cours
field-role = Rôle
field-group = Groupe
field-enrolperiod = Durée en jours
field-enrolstatus = État de l’inscription

setting-delimiter = Séparateur CSV
setting-delimiter-comma = virgule « , »
setting-delimiter-semicolon = point-virgule « ; »
setting-encoding = Encodage
setting-encoding-utf-8 = UTF-8
setting-uutype = Type de dépôt
setting-uutype-3 = Modifier les utilisateurs existants uniquement
setting-uuupdatetype = Détails des utilisateurs existants
setting-uuupdatetype-1 = Remplacer avec les données du fichier
setting-uupasswordold = Mot de passe des utilisateurs existants
setting-uupasswordold-0 = Aucune modification
setting-uuallowrenames = Permettre le renommage
setting-uuallowrenames-0 = Non
setting-uuallowdeletes = Permettre les suppressions
setting-uuallowdeletes-0 = Non
setting-uuallowsuspends = Permettre de suspendre et d’activer les comptes
setting-uuallowsuspends-0 = Non
setting-uustandardusernames = Standardiser les noms d’utilisateur
setting-uustandardusernames-0 = Non
