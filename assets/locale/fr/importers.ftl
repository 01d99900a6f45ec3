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
importer-userenrols-note = Identifiant et groupe, sans titres
importer-mass-enroll-2 = Inscriptions massives, version historique (un espace de cours)
importer-mass-enroll-2-note = Numéro et groupe
importer-mass-enroll-4 = Inscriptions massives, version récente (un espace de cours)
importer-mass-enroll-4-note = Numéro, groupe et groupement
importer-flatfile = Fichier plat (tâche planifiée de Moodle)
importer-flatfile-note = Tout le site, par numéros

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

# Ce qu’il faut savoir des outils, outre leur forme.

fact-no-header = Il n’y a pas de ligne de titres : elle serait refusée comme une personne inconnue.
fact-bad-lines = Une ligne qu’il ne sait pas lire est listée avec son numéro, et les autres continuent.
fact-role-kept = Une personne qui a déjà un rôle dans l’espace de cours le garde : le rôle choisi n’est pas ajouté.
fact-groups-silent = Un groupe qui manque n’est créé que si la case est cochée ; sinon la personne perd son groupe sans un mot.
fact-ascii-groups = Un accent, ou l’un des signes # $ % ^ | ~, dans le nom d’un groupe fait refuser toute la ligne.
fact-fifty-kib = Un enseignant ne peut pas envoyer plus de 50 Kio : une liste plus longue est écrite en plusieurs fichiers.
fact-first-line = La première ligne est toujours sautée : le fichier commence donc par une ligne de titres.
fact-role-kept-group-added = Une personne déjà inscrite garde son rôle ; elle entre quand même dans le groupe.
fact-end-by-course = L’inscription commence le jour même et finit selon la durée prévue dans l’espace de cours.
fact-unknown-skipped = Une personne inconnue est signalée, et sa ligne sautée.
fact-several-matches = Si plusieurs comptes correspondent, il prend le premier sans rien dire.
fact-blanks-kept = Les espaces autour d’une valeur ne sont pas retirées : la personne ne serait pas trouvée.
fact-role-in-form = Le rôle se choisit dans le formulaire, pas dans le fichier.
fact-by-numbers = Personnes et espaces de cours sont désignés par leur numéro d’identification, pas par l’identifiant ni le nom abrégé.
fact-comma-by-line = Une seule virgule dans une ligne suffit à changer le séparateur de cette ligne.
fact-text-date = Une date écrite autrement qu’en secondes Unix est lue par ses premiers chiffres : 2026-09-01 devient l’année 1970, et l’inscription est suspendue aussitôt.
fact-file-taken = Le fichier est supprimé après la lecture : gardez votre copie.
fact-stays-suspended = Une inscription suspendue ou terminée reste comme elle est, et la page annonce un succès.
fact-apostrophe-doubled = Une apostrophe dans un nouveau groupe y devient « \’ », et le groupe est créé de nouveau à chaque import.
fact-no-end = L’inscription n’a pas de fin : la durée prévue dans l’espace de cours n’est pas appliquée.
fact-welcome-each = Chaque nouvelle inscription envoie à la personne le message d’accueil de l’espace de cours.
fact-guest-for-nobody = Une ligne sans numéro d’identification inscrit le compte invité du site.
fact-grouping-per-group = Un groupement du même nom est créé pour chaque groupe, même connu, si le formulaire le dit.
fact-method-added = Un espace de cours sans inscriptions manuelles en reçoit la méthode.
fact-branch-3-6 = Dans la branche 3.6.0, chaque colonne après la première est un groupe, et tous les comptes qui correspondent sont inscrits.
fact-column-mapping = Dans le formulaire, la colonne 1 est ce qui désigne la personne, la colonne 2 le groupe, la colonne 3 le groupement.
fact-page-says-nothing = La page ne dit rien, ni succès ni personnes inconnues : cochez la case du compte rendu par courriel.
fact-second-enrolment = Une personne inscrite par une autre méthode reçoit une seconde inscription ; la même ligne sans dates efface les siennes.
fact-del-everywhere = « del » agit sur les inscriptions de toutes les méthodes : un enseignant peut y perdre son accès.
fact-no-duration = La durée prévue dans l’espace de cours n’est pas appliquée, et aucun message d’accueil n’est envoyé.
fact-report-nowhere = Les lignes refusées ne figurent nulle part, pas même dans le journal de la tâche : contrôlez les inscriptions après coup.

# Ce que fait chaque outil, là où ils diffèrent

does-unknown-account = Compte inconnu : { $is ->
    [creates] un compte est créé
   *[other] la ligne ne fait rien
}
does-known-account = Compte connu : { $is ->
    [skips] la ligne ne fait rien
    [doubles] un second compte est créé
   *[other] il est pris
}
does-empty-person = Ligne sans personne : { $is ->
    [guest] le compte invité est inscrit
    [stops] l’import s’arrête
    [finds-otherwise] la personne est cherchée par son adresse
   *[other] la ligne est refusée
}
does-several-accounts = Plusieurs comptes possibles : { $is ->
    [first] le premier est pris
   *[other] la ligne est refusée
}
does-odd-login = Identifiant avec majuscules ou signes : { $is ->
    [flags] une erreur est affichée, le compte est pris s’il existe ainsi
    [cleans] il est nettoyé
    [lowers] il est mis en minuscules
   *[other] il est cherché tel quel
}
does-odd-character = Signe que le champ ne prend pas : { $is ->
    [stops] l’import s’arrête là où le compte serait créé
   *[other] la ligne est refusée
}
does-guest = Compte invité : { $is ->
    [enrols] inscrit
   *[other] refusé
}
does-administrator = Administrateur du site : { $is ->
    [enrols] inscrit
   *[other] refusé
}
does-shared-address = Adresse d’un autre compte : { $is ->
    [as-the-site] la ligne est refusée, sauf si le site admet une adresse pour deux comptes
   *[other] la ligne est refusée
}
does-profile = Profil des comptes connus : { $is ->
    [overwrites] remplacé par le fichier
    [overwrites-all] remplacé par le fichier et les valeurs du formulaire
    [fills] complété là où il est vide
    [resets] remis à zéro faute de colonne
   *[other] laissé tel quel
}
does-unknown-course = Espace de cours inconnu : { $is ->
    [uncounted] sauté, sans compter comme erreur
   *[other] signalé
}
does-empty-course = Espace de cours absent : { $is ->
    [refuses] la ligne est refusée
    [stops-for-good] l’import s’arrête, à chaque fois
   *[other] rien n’est fait, sans un mot
}
does-front-page = Page d’accueil du site : le rôle y est donné, personne n’est inscrit
does-without-manual-method = Sans inscription manuelle : { $is ->
    [says] le rôle seul est donné, et c’est dit
    [adds] la méthode est ajoutée
    [fails] l’import de l’espace de cours échoue
    [own-method] l’outil a sa propre méthode
   *[other] personne n’est inscrit, sans un mot
}
does-manual-method-off = Inscription manuelle désactivée : { $is ->
    [says] le rôle seul est donné, et c’est dit
    [fails] l’import de l’espace de cours échoue
   *[other] inscrit sans accès
}
does-enrolled-already = Personne déjà inscrite : { $is ->
    [rewrites] dates réécrites, suspension gardée
    [reopens] dates réécrites, suspension levée
    [second-enrolment] dates de ses inscriptions réécrites, les autres restent à côté
   *[other] rien ne change
}
does-role-held = Rôle déjà tenu : { $is ->
    [keeps] gardé, le nouveau n’est pas donné
   *[other] gardé, le nouveau s’ajoute
}
does-role-by = Rôle désigné : { $is ->
    [shortname-or-id] par nom abrégé ou par numéro
    [any-case] par nom abrégé, majuscules sans importance
    [form] dans le formulaire
   *[other] par nom abrégé
}
does-unknown-role = Rôle inconnu : { $is ->
    [no-role] inscrit sans rôle, ou panne
   *[other] la personne n’est pas inscrite
}
does-empty-role = Rôle absent : { $is ->
    [course-default] rôle d’office de l’espace de cours
    [student] étudiant, avec un message d’échec
   *[other] la personne n’est pas inscrite
}
does-role-elsewhere = Rôle qui n’est pas fait pour un espace de cours : { $is ->
    [gives] donné
   *[other] dit inconnu
}
does-unknown-group = Groupe inconnu : { $is ->
    [creates] créé
    [by-command] créé si la ligne le demande
    [ignores] ignoré sans un mot
   *[other] signalé
}
does-numeric-group = Groupe fait d’un nombre : { $is ->
    [id] lu comme un numéro interne
   *[other] un nom comme un autre
}
does-long-group = Nom de groupe trop long : l’import s’arrête
does-apostrophe-in-group = Apostrophe dans un groupe nouveau : une barre oblique est écrite devant
does-unknown-cohort = Cohorte inconnue : { $is ->
    [says] la ligne ne fait rien, et c’est dit
   *[other] créée
}
does-reads-days-as = Durée : le nombre qui commence le texte
does-reads-status-as = État : 0 ou 1, le reste est ignoré
does-odd-moment = Date d’une autre forme : { $is ->
    [stops] l’import s’arrête
    [leading-number] ses premiers chiffres sont des secondes
   *[other] maintenant, ou sans fin
}
does-numbered-columns = Colonnes numérotées : { $is ->
    [up-to-gap] jusqu’au premier numéro absent
   *[other] chacune pour elle-même
}
does-unknown-column = Colonne inconnue : { $is ->
    [refuses-file] tout le fichier est refusé
   *[other] elle n’a pas de place
}
does-delimiter-in-value = Séparateur dans une valeur : { $is ->
    [shifts] les cases se décalent
    [joins-group] la suite entre dans le groupe
    [refuses] la ligne est refusée
   *[other] tout le fichier est refusé
}
does-outer-blanks = Espaces autour d’une valeur : { $is ->
    [keeps] gardées
   *[other] retirées
}
does-no-row = Fichier sans ligne : { $is ->
    [endless] l’import tourne sans fin
   *[other] rien
}
does-welcome-message = Message d’accueil : { $is ->
    [sends] envoyé
   *[other] jamais
}
does-report = Lignes non faites : { $is ->
    [stored] dans un compte rendu sur la plateforme
    [mail] par courriel si le formulaire le dit
    [nowhere] nulle part
   *[other] sur la page
}
does-run = essai « { $place } »
does-read = lu : { $place }
does-with = si { $settings }
