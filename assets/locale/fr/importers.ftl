# Importateurs et leurs champs.

importer-moodle-upload-users = Moodle, import d’utilisateurs — inscriptions
importer-moodle-upload-users-note = Inscrire des personnes qui ont un compte

field-username = Identifiant
field-course = Espace de cours
field-role = Rôle
field-group = Groupe
field-enrolperiod = Durée en jours
field-enrolstatus = État de l’inscription

importer-moodle-create-accounts = Moodle, import d’utilisateurs — comptes et inscriptions
importer-moodle-create-accounts-note = Créer les comptes qui manquent, et inscrire
importer-tool-sync-users = tool_sync (ActiveProLearn) — utilisateurs
importer-tool-sync-users-note = Créer des comptes et inscrire ; écrase des champs de profil
importer-tool-sync-enrolments = tool_sync (ActiveProLearn) — inscriptions
importer-tool-sync-enrolments-note = Inscrire des personnes qui ont un compte ; ne touche aucun profil
importer-tool-sync-cohorts = tool_sync (ActiveProLearn) — cohortes
importer-tool-sync-cohorts-note = Mettre des personnes dans des cohortes
importer-tool-sync-groups = tool_sync (ActiveProLearn) — groupes
importer-tool-sync-groups-note = Créer des groupes et des groupements
importer-tool-sync-group-members = tool_sync (ActiveProLearn) — membres des groupes
importer-tool-sync-group-members-note = Mettre des personnes inscrites dans des groupes
importer-userenrols = Importation des inscriptions (un espace de cours)
importer-userenrols-note = Identifiant et groupe, sans titres ; lu, sans essai réel
importer-mass-enroll-2 = Inscriptions massives, version historique (un espace de cours)
importer-mass-enroll-2-note = Numéro et groupe ; lu, sans essai réel
importer-mass-enroll-4 = Inscriptions massives, version récente (un espace de cours)
importer-mass-enroll-4-note = Numéro, groupe et groupement ; lu, sans essai réel
importer-flatfile = Fichier plat (tâche planifiée de Moodle)
importer-flatfile-note = Tout le site, par numéros ; lu, sans essai réel

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

# Ce qu’il faut savoir des outils dont le comportement a été lu, sans essai.

fact-no-header = Il n’y a pas de ligne de titres : la première ligne serait prise pour une personne.
fact-bad-lines = Une ligne qu’il ne sait pas lire est listée avec son numéro, et les autres continuent.
fact-role-kept = Une personne qui a déjà un rôle dans l’espace de cours le garde : le rôle choisi n’est pas ajouté.
fact-groups-silent = Un groupe qui manque n’est créé que si la case est cochée ; sinon la personne perd son groupe sans un mot.
fact-ascii-groups = Un accent dans le nom d’un groupe rend toute la ligne illisible pour lui.
fact-fifty-kib = Un fichier ne peut pas dépasser 50 Kio : une liste plus longue est écrite en plusieurs fichiers.
fact-first-line = La première ligne est toujours sautée : le fichier commence donc par une ligne de titres.
fact-role-kept-group-added = Une personne déjà inscrite garde son rôle ; elle entre quand même dans le groupe.
fact-end-by-course = L’inscription commence le jour même et finit selon la durée prévue dans l’espace de cours.
fact-unknown-skipped = Une personne inconnue est signalée, et sa ligne sautée.
fact-several-matches = Si plusieurs comptes correspondent, il prend le premier sans rien dire.
fact-blanks-kept = Les espaces autour d’une valeur ne sont pas retirées : la personne ne serait pas trouvée.
fact-role-in-form = Le rôle se choisit dans le formulaire, pas dans le fichier.
fact-by-numbers = Personnes et espaces de cours sont désignés par leur numéro d’identification, pas par l’identifiant ni le nom abrégé.
fact-comma-by-line = Une seule virgule dans une ligne suffit à changer le séparateur de cette ligne.
fact-text-date = Une date écrite en toutes lettres devient zéro ; seules les secondes Unix comptent.
fact-file-taken = Le fichier est supprimé après la lecture : gardez votre copie.
fact-report-in-log = Le compte rendu n’est que dans le journal de la tâche planifiée : demandez-le.
