# Ligne de commande.

cli-about = Bordereau prépare les listes d’inscriptions pour Moodle : il ouvre la liste telle qu’on la voit, dit ce que la plateforme refuserait ou ferait en silence, et écrit le fichier exact. Sans commande, il ouvre sa fenêtre.
cli-exit-codes = Codes de sortie : 0 rien à signaler, 1 des problèmes, 2 fichier inutilisable, 3 commande mal écrite, 4 échec du disque, du réseau ou de l’affichage, 5 on ne sait pas si l’envoi est arrivé, 130 arrêté.
cli-commands = Commandes
cli-command = COMMANDE
cli-help = Montre cette aide, ou celle d’une commande
cli-opt-help = Montre cette aide
cli-opt-version = Montre la version
cli-example = Exemple :

cli-demo = Tout le chemin sur l’exemple fourni : lire, vérifier, corriger, écrire
cli-read = Dit ce qui a été lu dans un fichier
cli-check = Dit ce que la plateforme refuserait ou ferait en silence
cli-simulate = Dit ce que la plateforme fera de ce fichier, tel qu’il est
cli-fix = Applique les corrections sûres et écrit le fichier
cli-export = Écrit le fichier tel quel, sans correction
cli-submit = Remet un fichier fini par une voie, une fois, sur un oui clair, et garde un reçu
cli-submit-exit-codes = Codes de sortie : 0 remis, 1 le fichier a des problèmes, 2 fichier inutilisable ou plan périmé, 3 commande mal écrite, 4 refusé et rien n’est arrivé, 5 on ne sait pas : ne pas répéter, vérifier.
cli-receipts = Ce qui a été remis, et ce qu’il en est advenu
cli-receipts-list = La liste des reçus, le dernier d’abord
cli-receipts-show = Un reçu
cli-receipts-forget = Oublie des reçus
cli-recipes = Ce qui a été décidé pour des listes, à refaire avec les suivantes
cli-recipes-list = La liste des modèles, le dernier d’abord
cli-recipes-show = Un modèle ; avec -o, son texte dans un fichier, pour un collègue
cli-recipes-import = Prend un modèle écrit dans un fichier
cli-recipes-forget = Oublie un modèle
cli-opt-finished = Le fichier fini, envoyé octet pour octet
cli-opt-to = La voie : { "folder:DOSSIER" }, { "pickup:DOSSIER" }, { "mail:BROUILLON.eml?to=ADRESSE" }, { "webdav:ADRESSE" }, { "sftp://COMPTE@MACHINE/DOSSIER?key=CLÉ&fingerprint=SHA256:…" }, ou le nom d’une voie de la plateforme
cli-opt-course = L’espace de cours du fichier, quand il ne le nomme pas
cli-opt-patience = Pour moodle : secondes laissées à la plateforme pour finir un envoi dont la réponse s’est perdue (30 sauf avis contraire)
cli-opt-plan = Le sceau du plan montré (clé « plan » de --dry-run --json) : s’il a changé, rien n’est envoyé
cli-opt-yes = Oui, sans question
cli-opt-with-problems = Remet aussi un fichier qui a des problèmes
cli-opt-again = Remet aussi ce qui l’a déjà été
cli-opt-dry-run = Dit tout, n’envoie rien
cli-access = Avec quoi l’on entre dans les dépôts : noms et mots de passe gardés dans le coffre du système
cli-access-list = Les adresses dont le mot de passe est gardé
cli-access-forget = Oublie un mot de passe, ici et sur le serveur qui l’a fait
cli-opt-access-place = L’adresse, comme « access list » la montre
cli-opt-all-accesses = Tous les mots de passe
cli-opt-sign-in = Entre par la page du Nextcloud, dans le navigateur ; le mot de passe qu’elle donne est rendu à la fin, ou gardé avec { "--remember" }
cli-opt-remember-login = Garde le nom et le mot de passe dans le coffre du système
cli-opt-receipt = Le numéro d’un reçu
cli-opt-before = Les reçus d’avant ce jour
cli-opt-all-receipts = Tous les reçus
cli-verify = Dit si chaque ligne d’un fichier est en place sur la plateforme
cli-verify-exit-codes = Codes de sortie : 0 tout est comme demandé, 1 quelque chose manque, diffère ou ne peut être vérifié, 2 fichier inutilisable, 3 commande mal écrite, 4 la source ne répond pas.
cli-opt-against = Une liste de participants téléchargée de Moodle, à la place de la plateforme
cli-opt-course-of-list = L’espace de cours de la liste, quand elle ne le nomme pas
cli-opt-missing = Le fichier où écrire ce qui est absent, prêt à être remis
cli-opt-only-sound = N’écrit que les lignes où rien ne serait refusé, et dit lesquelles restent
cli-opt-rest = Le classeur où écrire les autres lignes, avec les motifs
cli-opt-handover = La page à remettre avec le fichier : réglages, espaces de cours, remarques
cli-opt-same-as = Comme la dernière fois : le modèle de ce nom, ou le dernier de la plateforme pour une liste aux mêmes titres
cli-opt-recipe = Nom du modèle
cli-opt-recipe-out = Fichier où écrire le modèle
cli-opt-recipe-file = Fichier du modèle
cli-opt-save-as = Garde sous ce nom ce qui a été décidé pour cette liste
cli-importers = Les importateurs connus
cli-importers-list = Leurs noms
cli-importers-show = Ce que l’un d’eux attend
cli-explain = La page d’une règle ; sans code, la liste des règles
cli-policy = Ce que l’établissement décide pour cette machine
cli-policy-show = Chaque réglage, sa valeur et d’où elle vient
cli-policy-templates = Écrit les modèles : fichier, stratégie de groupe de Windows
cli-opt-templates-into = Le dossier où écrire les modèles
cli-completions = Écrit ce qui complète les commandes dans un terminal
cli-opt-shell = Le terminal : bash, zsh, fish, elvish ou powershell
cli-manual = Écrit la page de manuel du programme, ou d’une commande
cli-opt-manual-command = Le nom d’une commande
cli-no-such-command = Aucune commande ne s’appelle « { $name } ». « bordereau --help » en donne la liste.

cli-opt-json = Un document JSON sur la sortie, et rien d’autre
cli-opt-file = Le fichier : xlsx, xls, ods, csv, txt
cli-opt-window-file = Le fichier à ouvrir dans la fenêtre
cli-opt-output = Le fichier à écrire ; - pour la sortie standard
cli-opt-sheet = La feuille du classeur
cli-opt-sheets = La feuille du classeur ; répétée, plusieurs feuilles l’une sous l’autre ; "*" pour toutes celles qui sont remplies
cli-opt-fill-merged = Recopie la valeur des cellules fusionnées sur chaque ligne
cli-opt-skip-hidden = Laisse de côté les lignes masquées ou filtrées
cli-opt-whole-cells = Garder entières les cellules entre guillemets, même si leurs lignes ressemblent à des lignes de la liste
cli-opt-encoding = L’encodage du texte, par exemple windows-1252
cli-opt-delimiter = Le séparateur du texte, par exemple « ; »
cli-opt-header = Ligne des titres de colonnes, ou none quand il n’y en a pas
cli-opt-rows = Première et dernière lignes de la liste, par exemple 5-128
cli-opt-password-file = Le fichier dont la première ligne est le mot de passe du classeur ; - pour l’entrée standard
cli-ask-password = Mot de passe de « { $name } » :
cli-ask-password-again = Ce mot de passe n’ouvre pas « { $name } ». Mot de passe :
cli-no-password-file = Le fichier du mot de passe, { $path }, ne peut pas être lu : { $cause }.
cli-empty-password = La première ligne de ce que donne --password-file est vide : il n’y a pas de mot de passe.
cli-opt-reshape = Refait les lignes selon la forme de la liste : auto, ou courses, groups, several-courses, several-groups, several-people, several-roles, written-once
cli-opt-layout = Comment écrire plusieurs espaces de cours d’une personne : rows (une ligne par espace) ou numbered (course1, course2…)
cli-opt-platform = Une plateforme enregistrée
cli-opt-catalogue = Un catalogue en fichier d’échange, utilisé directement
cli-opt-importer = L’importateur
cli-opt-set = Un réglage de l’importateur, par exemple delimiter=comma
cli-opt-map = Une correspondance de colonnes enregistrée
cli-opt-value = Une même valeur pour toutes les lignes, par exemple role1=student
cli-opt-column = La colonne de la liste qui remplit un champ, par exemple "username=Mail institutionnel"
cli-opt-lang = La langue des messages
cli-opt-demo-window = Ouvre l’exemple dans la fenêtre
cli-opt-into = Le dossier où écrire l’exemple
cli-opt-code = Le code ou le nom d’une règle ; privacy pour ce qui est gardé, threats pour ce dont on protège

cli-error = Erreur : { $text }
cli-at = { $place } : { $text }
cli-output-refused = La sortie n’a pas tout reçu : { $reason }. Ce qui a été écrit est incomplet : ne vous en servez pas.
cli-see-help = « bordereau --help » montre les commandes, « bordereau check --help » celle-ci en détail.
cli-unknown-argument = L’option « { $argument } » n’existe pas.
cli-unknown-command = La commande « { $command } » n’existe pas.
cli-missing-argument = Il manque { $argument }.
cli-missing-command = Il manque une commande.
cli-invalid-value = La valeur donnée à { $argument } ne convient pas.
cli-conflict = { $one } et { $other } ne vont pas ensemble : choisissez l’un des deux.
cli-wrong-usage = Cette commande n’est pas écrite comme il faut.
cli-bad-delimiter = « { $text } » n’est pas un séparateur possible ici. Donnez un seul caractère, par exemple « ; », ou tab.
cli-no-header = Aucune ligne de titres : la première ligne est prise comme une personne. Pour en désigner une, écrivez --header 1.
cli-bad-header = « { $text } » n’est pas un numéro de ligne : écrivez --header 4, ou --header none.
cli-bad-rows = « { $text } » n’est pas une suite de lignes : écrivez --rows 5-128.
cli-bad-reshape = « { $text } » n’est pas une forme connue : écrivez auto, ou l’une de celles-ci : { $choices }.
cli-no-layout = L’outil « { $importer } » n’a pas de colonnes numérotées : il prend une ligne par espace de cours.
cli-unknown-importer = L’importateur « { $id } » n’est pas connu. « bordereau importers list » donne les noms.
cli-unknown-setting = Le réglage « { $key } » n’est pas connu ici. Le seul réglage de l’écriture est delimiter.
cli-bad-setting = Le réglage « { $key } » ne peut pas valoir « { $value } ». Valeurs possibles : { $choices }.
cli-not-a-pair = « { $text } » n’est pas de la forme NOM=VALEUR.
cli-unknown-rule = Aucune règle ne s’appelle « { $code } ». « bordereau explain » donne la liste.
cli-missing-fields = { $text } Donnez une colonne avec --map, ou une valeur pour toutes les lignes avec --value, par exemple --value role1=student.
cli-stands = { $text } Donnez un autre nom avec -o, ou ajoutez --replace pour remplacer ce qui s’y trouve.
cli-one-output = Cette liste devient { $count } fichiers : la sortie standard n’en prend qu’un. Donnez un nom de fichier avec -o.
cli-opt-replace = Remplace ce qui se trouve à la place du fichier à écrire ; sans cette option, rien n’est remplacé
cli-not-started = Bordereau ne peut pas démarrer : le programme « bordereau.exe » devrait se trouver dans le même dossier ({ $cause }). Copiez le dossier entier, ou réinstallez Bordereau.
cli-still-open = Bordereau est ouvert. Enregistrez votre travail, fermez sa fenêtre, puis recommencez : rien n’a été retiré.
cli-keep-data =
    Le programme est retiré. Gardez-vous vos données (catalogues, réglages, reçus, travaux en cours) dans votre compte ?

    Oui : elles restent, pour une prochaine installation.
    Non : elles sont effacées.
cli-no-window = La fenêtre ne peut pas s’ouvrir ici{ $cause ->
    [0] {""}
   *[other] {" "}({ $cause })
}. La même chose se fait au terminal : « bordereau check liste.xlsx », puis « bordereau fix liste.xlsx -o propre.csv ».

cli-kind = { $kind ->
    [xlsx] classeur Excel
    [xls] ancien classeur Excel
    [xlsb] classeur Excel binaire
    [ods] classeur LibreOffice
    [html] page web contenant un tableau
   *[other] fichier texte
}
cli-delimiter = séparateur « { $delimiter } »
cli-header = En-tête : ligne { $line }
cli-data = Données : lignes { $first } à { $last } ({ $count ->
    [one] une ligne remplie
   *[other] { $count } lignes remplies
})
cli-more-lines = … et { $count ->
    [one] une autre ligne
   *[other] { $count } autres lignes
}
cli-checking = { $name } pour { $platform } : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}, champs { $fields }
cli-left-out = Colonnes laissées de côté : { $columns }
cli-rows = { $count ->
    [one] ligne { $lines }
   *[other] { $count } lignes : { $lines }
}
cli-more-findings =    … et { $count ->
    [one] un autre problème du même genre
   *[other] { $count } autres problèmes du même genre
}
cli-not-checked = Non vérifié : { $rule } — { $why }
cli-check-as-it-is = Ce fichier a déjà les en-têtes de l’outil d’import. Pour voir ce que la plateforme en ferait sans aucun changement : bordereau simulate { $name }
cli-counts = En tout : { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}, { $infos ->
    [one] { $infos } information
   *[other] { $infos } informations
}
cli-fixed = { $count ->
    [0] Aucune correction sûre à appliquer.
    [one] Une correction sûre appliquée.
   *[other] { $count } corrections sûres appliquées.
}
cli-left-after-fix = Il reste à décider par une personne : { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}, { $infos ->
    [one] { $infos } information
   *[other] { $infos } informations
}.
cli-written = { $path } est écrit et relu : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}.
cli-required = obligatoire
cli-optional = facultatif
cli-form = { $encoding } sans BOM, sans guillemets, séparateurs possibles : { $delimiters }

cli-demo-read = 1. Ouvrir la liste
cli-demo-check = 2. Reconnaître les colonnes et vérifier
cli-demo-fix = 3. Corriger ce qui est sûr
cli-demo-write = 4. Écrire le fichier
cli-demo-decided = Pour l’exemple, voici les décisions qu’une personne prendrait :
cli-demo-removed = Retirer { $count ->
    [one] la ligne
   *[other] les { $count } lignes
} du fichier
cli-demo-end = Le fichier et le texte à transmettre sont dans { $folder }. « bordereau demo --window » ouvre le même exemple dans la fenêtre.
cli-no-simulator = L’importateur « { $id } » n’a pas de simulation. « bordereau importers list » donne les noms.
cli-bad-day = « { $text } » n’est pas un jour. Écrivez-le ainsi : 2026-09-01.
cli-foreseen = Dans les espaces de cours : { $enrolled ->
    [0] aucune nouvelle inscription
    [one] une nouvelle inscription
   *[other] { $enrolled } nouvelles inscriptions
}{ $written ->
    [0] {""}
    [one] {""}, une inscrite ou réécrite
   *[other] {""}, { $written } inscrites ou réécrites
}{ $changed ->
    [0] {""}
    [one] {""}, une modifiée
   *[other] {""}, { $changed } modifiées
}.
cli-foreseen-sent = Rien n’a été envoyé.
cli-foreseen-why =    { $count ->
    [one] une ligne
   *[other] { $count } lignes
} : { $why }
cli-foreseen-course = { $name } : { $enrolled ->
    [0] aucune nouvelle
    [one] une nouvelle
   *[other] { $enrolled } nouvelles
}{ $written ->
    [0] {""}
    [one] {""}, une inscrite ou réécrite
   *[other] {""}, { $written } inscrites ou réécrites
}, { $changed ->
    [0] aucune modifiée
    [one] une modifiée
   *[other] { $changed } modifiées
}, { $unchanged ->
    [0] aucune inchangée
    [one] une inchangée
   *[other] { $unchanged } inchangées
}, { $refused ->
    [0] aucune refusée
    [one] une refusée
   *[other] { $refused } refusées
} ({ $roles })
cli-more-courses = … et { $count ->
    [one] un autre espace de cours
   *[other] { $count } autres espaces de cours
}
cli-to-confirm = À confirmer avant l’envoi : { $what }

cli-opt-match = Chercher l’identifiant de chaque personne : une colonne de la liste, comparée au numéro d’identification (idnumber) ou à l’adresse (email) des comptes
cli-opt-match-with = Les comptes où chercher : une liste ou un fichier d’échange, au lieu de ceux de la plateforme
cli-bad-match = « { $text } » ne dit pas comment comparer. Écrivez COLONNE=idnumber ou COLONNE=email.
cli-no-match-column = La liste n’a pas de colonne « { $column } ». Donnez l’en-tête exact d’une colonne de la liste.
cli-match-no-accounts = Les comptes de { $platform } ne sont pas connus : aucun identifiant ne peut être cherché. Donnez une liste de comptes avec --match-with.
cli-matched = Identifiants cherchés par « { $column } » : { $found } retrouvés, { $nobody } sans compte, { $several } à plusieurs comptes (laissés tels quels).
cli-prerequisite = Avant de demander, sur { $platform } : { $text }
cli-near-group = { $course } : « { $name } » ressemble à « { $near } »
cli-handover-sample = Le texte pour le gestionnaire de la plateforme n’est pas fait : la liste a été comparée à la plateforme d’exemple, qui est inventée. Nommez la vôtre par --platform ou --catalogue.
