# Importateurs et leurs champs.

importer-moodle-upload-users = Moodle, import d’utilisateurs — inscriptions

field-username = Identifiant
field-course = Espace de cours
field-role = Rôle
field-group = Groupe
field-enrolperiod = Durée en jours
field-enrolstatus = État de l’inscription

importer-moodle-create-accounts = Moodle, import d’utilisateurs — comptes et inscriptions
importer-tool-sync-users = tool_sync (ActiveProLearn) — utilisateurs
importer-tool-sync-enrolments = tool_sync (ActiveProLearn) — inscriptions
importer-tool-sync-cohorts = tool_sync (ActiveProLearn) — cohortes
importer-tool-sync-groups = tool_sync (ActiveProLearn) — groupes
importer-tool-sync-group-members = tool_sync (ActiveProLearn) — membres des groupes
importer-userenrols = Importation des inscriptions (un espace de cours)
importer-mass-enroll-2 = Inscriptions massives, version historique (un espace de cours)
importer-mass-enroll-4 = Inscriptions massives, version récente (un espace de cours)
importer-flatfile = Fichier plat (tâche planifiée de Moodle)

evidence-run = Comportement vérifié : des fichiers ont été réellement importés.
evidence-read = Comportement lu dans le code de l’outil, sans essai réel.

field-firstname = Prénom
field-lastname = Nom
field-idnumber = Numéro d’identification
field-email = Adresse de courriel
field-institution = Établissement
field-department = Composante ou département
field-city = Ville
field-country = Pays (code à deux lettres)
field-lang = Langue
field-timezone = Fuseau horaire
field-maildisplay = Affichage de l’adresse (0, 1 ou 2)
field-maildigest = Courriels quotidiens (0, 1 ou 2)
field-enrol1 = Méthode d’inscription
field-start = Début
field-end = Fin
field-uid = Identifiant
field-cid = Espace de cours
field-rolename = Rôle
field-enrol = Méthode d’inscription
field-cmd = Opération
field-starttime = Début
field-endtime = Fin
field-gcmd = Opération sur les groupes
field-g = Groupe
field-cidnumber = Cohorte
field-cname = Nom de la cohorte
field-userid = Identifiant
field-courseid = Espace de cours
field-name = Nom du groupe
field-description = Description
field-type = Groupe ou groupement
field-grouping = Groupement
field-groupid = Groupe
field-cohort = Cohorte
field-operation = Opération
