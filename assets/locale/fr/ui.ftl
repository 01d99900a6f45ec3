# Fenêtre.

grid-edit = Modifier { $column }, ligne { $line }
ui-pair = { $a } : { $b }
ui-label = { $label } :
ui-menu = Menu
ui-help = Aide
ui-close = Fermer
ui-cancel = Annuler
ui-back = Retour
ui-line = ligne
ui-empty = vide
ui-table-cell = { $value }, { $column }, { $row } sur { $rows }
ui-place = ligne { $line }, { $column }
ui-rows = { $count ->
    [one] une ligne
   *[other] { $count } lignes
}

ui-theme = Apparence
ui-theme-system = Comme le système
ui-theme-light = Claire
ui-theme-dark = Sombre
ui-language = Langue
ui-undo-what = Annuler { $action } ({ $keys })
ui-redo-what = Rétablir { $action } ({ $keys })
ui-step-current = étape en cours
ui-step-done = fait
ui-step-partly = pas entièrement vérifié
ui-step-open = à faire
ui-step-closed = pas encore possible

ui-pasted-table = Tableau collé
ui-state-saved = CSV enregistré
ui-state-changed = Corrections à enregistrer
ui-state-untouched = Votre fichier n’est pas modifié

ui-status-ready = Prêt
ui-status-rows = { $count ->
    [0] aucune ligne
    [one] une ligne
   *[other] { $count } lignes
}
ui-status-checked = Vérifié en { $ms } ms

ui-courses = { $count ->
    [one] un espace de cours
   *[other] { $count } espaces de cours
}
ui-roles = { $count ->
    [one] un rôle
   *[other] { $count } rôles
}
ui-accounts = { $count ->
    [0] aucun compte
    [one] un compte
   *[other] { $count } comptes
}
ui-accounts-unknown = comptes non fournis
ui-catalogue-age = Catalogue : { $age }
ui-sample = exemple
ui-sample-platform = Plateforme d’exemple
ui-sample-note = Pour essayer : elle n’existe pas
ui-platform-change = Changer de plateforme
ui-platforms = Vérifier d’après
ui-import = Importer un catalogue…
ui-import-note = Fichier d’échange, ou liste d’espaces de cours, de rôles, de comptes

ui-drop-here = Déposez ici la liste à inscrire
ui-drop-now = Lâchez le fichier ici
ui-drop-what = Excel, LibreOffice, CSV ou texte, tel que vous l’avez. Rien n’est envoyé, votre fichier n’est jamais modifié.
ui-choose-file = Choisir un fichier…
ui-paste-table = Coller un tableau
ui-paste-no-table = Le presse-papiers ne contient pas de tableau. Copiez des cellules dans votre tableur, puis collez-les ici.
ui-paste-nothing = Le presse-papiers est vide. Copiez des cellules dans votre tableur, puis collez-les ici.
ui-path-hint = ou tapez le chemin du fichier
ui-path-name = Chemin du fichier
ui-no-dialogue = Ce système n’a pas de fenêtre pour choisir un fichier. Tapez son chemin ici, ou déposez-le.
ui-refused = Ce fichier n’a pas pu être ouvert
ui-recent = Récemment
ui-recent-forget = Ne plus les retenir
ui-try = Pour essayer :
ui-open-sample = ouvrir l’exemple
ui-dialogue-open = Choisir la liste à ouvrir
ui-dialogue-save = Enregistrer le CSV
ui-dialogue-catalogue = Choisir le catalogue à importer

ui-open-title = Voici ce qui a été lu
ui-open-line = Vérifiez d’un coup d’œil. Chaque élément se change ; votre fichier n’est jamais modifié.
kind-xlsx = Classeur Excel
kind-xls = Classeur Excel 97-2003
kind-xlsb = Classeur Excel binaire
kind-ods = Classeur LibreOffice
kind-spreadsheetml = Tableau XML d’Excel
kind-text = Fichier texte
kind-html = Page web enregistrée comme tableau
ui-sheet = Feuille
ui-sheet-of = { $name } ({ $number } sur { $count })
ui-sheets-of = { $count } sur { $all }, ensemble
ui-one-sheet = Une seule feuille
ui-several-sheets = Plusieurs feuilles, l’une sous l’autre
ui-take-sheets = { $count ->
    [0] Cochez les feuilles à prendre
    [one] Cochez une autre feuille
   *[other] Prendre ces { $count } feuilles ensemble
}
ui-merged = Cellules fusionnées
ui-merged-left = laissées telles quelles
ui-merged-filled = valeur recopiée
ui-merged-why = Une cellule fusionnée ne porte sa valeur qu’une fois : sans recopie, les lignes suivantes sont vides.
ui-merged-leave = Laisser la valeur sur la première ligne
ui-cells-whole = Lire la cellule entière
ui-cells-lines = Lire ligne à ligne
ui-unlock-title = Mot de passe du classeur
ui-unlock-line = « { $name } » est protégé par un mot de passe. Il sert à ouvrir le classeur, n’est montré nulle part et n’est gardé dans aucun fichier.
ui-unlock-wrong = Ce mot de passe n’ouvre pas « { $name } ». Vérifiez les majuscules, puis essayez encore.
ui-unlock-field = Mot de passe
ui-unlock-yes = Ouvrir
ui-merged-fill = Recopier la valeur sur chaque ligne
ui-hidden = Lignes masquées
ui-hidden-taken = { $count ->
    [one] une, prise
   *[other] { $count }, prises
}
ui-hidden-skipped = { $count ->
    [one] une, laissée de côté
   *[other] { $count }, laissées de côté
}
ui-hidden-why = Votre tableur ne montre pas ces lignes. Un export les écrirait quand même.
ui-hidden-take = Prendre les lignes masquées
ui-hidden-skip = Laisser de côté les lignes masquées
ui-hidden-columns = Colonnes masquées : { $columns }. L’étape Colonnes permet de les laisser de côté.
ui-read-in = Lire en { $encoding }
ui-cut-at = Couper aux signes « { $delimiter } »
ui-sheet-hidden = masquée, { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
ui-sheet-rows = { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
ui-encoding = Encodage
ui-encoding-why = La façon dont les lettres accentuées sont écrites dans le fichier. Changez-la si des accents sont faux.
ui-encoding-found = Revenir à l’encodage trouvé
ui-delimiter = Séparateur
ui-delimiter-why = Le caractère qui sépare les colonnes.
ui-delimiter-none = aucun
ui-semicolon = point-virgule
ui-comma = virgule
ui-tab = tabulation
ui-bar = barre verticale
ui-header = En-tête
ui-header-none = aucun
ui-header-why = La ligne qui porte les noms des colonnes.
ui-data = Données
ui-data-none = aucune ligne
ui-data-lines = lignes { $first } à { $last }
ui-data-why = Les lignes à inscrire. Placez le curseur sur une ligne pour la proposer ici.
ui-data-whole = Jusqu’à la fin de la feuille
ui-data-from = À partir de la ligne { $line }
ui-data-to = Jusqu’à la ligne { $line }
ui-read-problems = { $count ->
    [one] un point à savoir
   *[other] { $count } points à savoir
}
ui-grid-sheet = Feuille telle qu’elle a été lue
ui-other-file = Autre fichier…
ui-left-out-lines = Les lignes hachurées sont laissées de côté : { $above } avant les données, { $below } après.
ui-on-to-columns = Continuer : colonnes

ui-columns-title = À quoi correspondent vos colonnes ?
ui-importer = Outil d’import :
ui-importers-in-use = Utilisés sur cette plateforme
ui-importers-others = Autres outils
ui-required = obligatoire
ui-optional = facultatif
ui-same = Même valeur partout :
ui-no-column = aucune colonne
ui-picker-search = Tapez quelques lettres
ui-your-columns = Colonnes de votre liste
ui-columns-used = Déjà utilisées
ui-column-used = Sert pour « { $field } » : la choisir ici l’y enlève
ui-same-everywhere = Même valeur pour toutes les lignes
ui-write-value = Écrire « { $value } » partout
ui-type-value = Tapez la valeur à écrire sur toutes les lignes.
ui-status-active = 0 : inscription active
ui-status-suspended = 1 : inscription suspendue
ui-written-as = écrit : { $value }
ui-rows-in-error = { $count ->
    [one] une ligne en erreur
   *[other] { $count } lignes en erreur
}
ui-rows-to-see = { $count ->
    [one] une ligne à regarder
   *[other] { $count } lignes à regarder
}
ui-nothing-to-say = rien à signaler
ui-add-course = Un autre espace de cours par ligne
ui-add-group = Ajouter un groupe
ui-left-out = Laissées de côté
ui-left-out-none = Toutes vos colonnes servent.
ui-left-out-why = Seules les colonnes utiles sont écrites. Votre fichier garde les autres.
ui-columns-ready = { $count ->
    [one] Une colonne sera écrite.
   *[other] { $count } colonnes seront écrites.
}
ui-columns-missing = Il manque : { $names }.
ui-on-to-check = Continuer : vérifier

ui-check-running = Vérification en cours
ui-check-running-line = Chaque ligne est comparée au catalogue de la plateforme.
ui-check-clean = Tout est réglé
ui-check-clean-line = Rien de ce qui a pu être vérifié ne serait refusé par la plateforme.
ui-check-title = { $count ->
    [one] Un problème à régler
   *[other] { $count } problèmes à régler
}
ui-check-line = { $count ->
    [0] Toute la liste est concernée.
    [one] Une ligne concernée. Chaque correction s’annule.
   *[other] { $count } lignes concernées. Chaque correction s’annule.
}
ui-errors = { $count ->
    [one] une erreur
   *[other] { $count } erreurs
}
ui-warnings = { $count ->
    [one] un avertissement
   *[other] { $count } avertissements
}
ui-infos = { $count ->
    [one] une information
   *[other] { $count } informations
}
ui-grid-work = Lignes à écrire
ui-none-title = Rien à signaler
ui-none-line = La plateforme devrait prendre chaque ligne comme vous l’entendez.
ui-not-checked = Ce qui n’a pas pu être vérifié
ui-leave-out = { $count ->
    [one] Retirer la ligne du fichier
   *[other] Retirer ces { $count } lignes du fichier
}
ui-only-sound = Seulement les lignes sans erreur
ui-only-sound-why = Les autres lignes vont d’abord, avec leurs motifs, dans un classeur à côté du fichier ; rien n’est perdu.
ui-rest =
    { $count ->
        [one] { $count } ligne attend, avec ses motifs, dans « { $name } ».
       *[other] { $count } lignes attendent, avec leurs motifs, dans « { $name } ».
    }
ui-leave-out-short = { $count ->
    [one] Retirer la ligne
   *[other] Retirer ces lignes
}
ui-aside-short = { $count ->
    [one] Mettre la ligne de côté
   *[other] Mettre ces lignes de côté
}
ui-aside = { $count ->
    [one] Mettre la ligne de côté, hors du fichier
   *[other] Mettre ces { $count } lignes de côté, hors du fichier
}
ui-aside-note = Pas cette fois : elles restent dans la liste de ce qui est hors du fichier
ui-more-fixes = { $count ->
    [one] Une autre correction
   *[other] { $count } autres corrections
}
ui-replace = Remplacer
ui-replace-everywhere = Remplacer partout
ui-other-course = Autre espace de cours…
ui-other-role = Autre rôle…
ui-why = Pourquoi ?
ui-why-of = Pourquoi ? { $title }
ui-problems = Problèmes
ui-problems-search = Chercher un problème ou une valeur
ui-rows-shown = Lignes :
ui-rows-all = toutes
ui-rows-with-problems = avec un problème
ui-rows-of-problem = du problème choisi
ui-rows-out = hors du fichier
ui-rows-filtered = { $count ->
    [0] aucune sur { $all }
    [one] une sur { $all }
   *[other] { $count } sur { $all }
}
ui-rows-these = montrées par l’étape Prévoir
ui-rows-nowhere = Ces lignes ne sont pas dans la table : elles viennent d’ailleurs dans le fichier.
ui-rows-sorted = { $rows }, triées
ui-rows-order = Ordre des lignes
ui-rows-order-screen = Trié à l’écran seulement : l’ordre du fichier n’a pas changé.
ui-rows-order-file = Le fichier est écrit dans l’ordre que vous avez choisi, non dans celui de la liste.
ui-rows-by-value = Par valeur
ui-rows-other-column = Une autre colonne
ui-values = Valeurs
ui-values-count = { $count ->
    [one] Une valeur est en cause.
   *[other] { $count } valeurs sont en cause.
}
ui-values-example = Par exemple : { $message }
ui-values-show = { $count ->
    [one] Voir la valeur
   *[other] Voir les { $count } valeurs
}
ui-values-hide = { $count ->
    [one] Replier la valeur
   *[other] Replier les { $count } valeurs
}
ui-values-search = Chercher parmi les valeurs
ui-values-all = Toutes :
ui-values-all-take = prendre ce qui est proposé
ui-values-all-aside = mettre de côté
ui-values-all-remove = retirer les lignes
ui-values-all-leave = laisser
ui-values-value = Valeur
ui-values-rows = Lignes
ui-values-decision = Décision
ui-values-of = { $value }, { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
ui-values-decision-for = Décision pour { $value }
ui-values-proposed = proposé : { $to }
ui-values-undecided = à décider
ui-values-leave = Laisser tel quel
ui-values-apply = { $count ->
    [0] Rien n’est décidé
    [one] Appliquer une décision…
   *[other] Appliquer { $count } décisions…
}
ui-decide-title = { $count ->
    [one] Une décision à appliquer
   *[other] { $count } décisions à appliquer
}
ui-decide-line = { $rows ->
    [one] Voici ce qui va changer, dans une ligne. Tout s’annule d’un coup.
   *[other] Voici ce qui va changer, dans { $rows } lignes. Tout s’annule d’un coup.
}
ui-decide-do = { $count ->
    [one] Appliquer cette décision
   *[other] Appliquer ces { $count } décisions
}
ui-decide-aside = { $rows ->
    [one] Ligne mise de côté : { $lines }
   *[other] { $rows } lignes mises de côté : { $lines }
}
ui-decide-removed = { $rows ->
    [one] Ligne retirée du fichier : { $lines }
   *[other] { $rows } lignes retirées du fichier : { $lines }
}
said-decided = { $count ->
    [one] Une décision appliquée
   *[other] { $count } décisions appliquées
} : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
ui-fix-safe = Corriger tout ce qui est sûr ({ $count })
ui-safe-title = { $count ->
    [one] Une correction sûre
   *[other] { $count } corrections sûres
}
ui-safe-line = { $rows ->
    [one] Voici ce qui va changer, dans une ligne. Aucune ligne n’est retirée, et tout s’annule d’un coup.
   *[other] Voici ce qui va changer, dans { $rows } lignes. Aucune ligne n’est retirée, et tout s’annule d’un coup.
}
ui-safe-change = « { $from } » → « { $to } » : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
ui-safe-do = { $count ->
    [one] Faire cette correction
   *[other] Faire ces { $count } corrections
}
said-replaced = « { $from } » → « { $to } » : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
said-emptied = « { $from } » effacé : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
said-cells = { $count ->
    [one] Une cellule changée
   *[other] { $count } cellules changées
}
said-ordered = Le fichier sera écrit dans cet ordre
said-order-of-list = Le fichier sera écrit dans l’ordre de la liste
said-aside = { $count ->
    [one] Une ligne mise de côté
   *[other] { $count } lignes mises de côté
}
said-removed = { $count ->
    [one] Une ligne retirée du fichier
   *[other] { $count } lignes retirées du fichier
}
said-too-many-cells = Trop de cellules pour une seule fois. Sélectionnez moins de lignes.
said-nothing-to-fill = Rien à recopier : choisissez plusieurs lignes, la première donne la valeur.
said-paste-beyond = { $rows ->
    [0] { $columns ->
        [one] Une colonne collée ne tient pas dans la table : elle a été laissée.
       *[other] { $columns } colonnes collées ne tiennent pas dans la table : elles ont été laissées.
    }
    [one] Une ligne collée dépasse la fin de la liste : elle a été laissée. Ajoutez d’abord une ligne.
   *[other] { $rows } lignes collées dépassent la fin de la liste : elles ont été laissées. Ajoutez d’abord des lignes.
}
ui-replace-text-title = Remplacer un texte
ui-replace-text-find = Texte à remplacer
ui-replace-text-with = Par
ui-replace-text-nothing = rien : le texte est effacé
ui-replace-text-column = Dans la colonne
ui-replace-text-all-columns = toutes les colonnes écrites
ui-replace-text-whole = La cellule entière, pas une partie
ui-replace-text-case = Distinguer majuscules et minuscules
ui-replace-text-accents = Distinguer les accents
ui-replace-text-shown = { $count ->
    [one] Seulement la ligne affichée
   *[other] Seulement les { $count } lignes affichées
}
ui-replace-text-type = Tapez le texte à remplacer : les cellules sont comptées avant tout changement.
ui-replace-text-count = { $cells ->
    [0] Aucune cellule ne change.
    [one] Une cellule change.
   *[other] { $cells } cellules changent, dans { $rows ->
        [one] une ligne
       *[other] { $rows } lignes
    }.
}
ui-replace-text-example = Par exemple : « { $from } » → « { $to } »
ui-replace-text-do = { $count ->
    [0] Remplacer
    [one] Remplacer dans une cellule
   *[other] Remplacer dans { $count } cellules
}
ui-changes-none = Rien n’a été changé dans cette liste.
ui-changes-line = Le plus récent d’abord. Chaque changement peut être repris seul : ce qui a encore changé depuis reste tel quel. La feuille de remise ne nomme personne : identifiants, noms et adresses y sont seulement comptés.
ui-changes-more = { $count ->
    [one] … et un changement plus ancien
   *[other] … et { $count } changements plus anciens
}
ui-changes-copy = Copier la liste
ui-changes-copied = La liste des changements est copiée : collez-la dans un tableur.
ui-changes-back = Reprendre
ui-changes-back-of = Reprendre ce changement : { $action }
ui-changes-when = { $when }
ui-changes-tell = Dire dans la feuille de remise
ui-changes-tell-of = Dire ce changement dans la feuille de remise : { $action }
ui-changes-untell = Ne plus le dire dans la feuille
ui-changes-untell-of = Ne plus dire ce changement dans la feuille de remise : { $action }
ui-changes-tell-all = Tout dire dans la feuille de remise
ui-changes-see-of = Voir la première ligne de : { $change }
ui-changes-value = { $field } : « { $from } » → « { $to } », { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
ui-changes-values-more = { $count ->
    [one] … et une autre valeur
   *[other] … et { $count } autres valeurs
}
ui-changes-out = { $count ->
    [one] Ligne sortie du fichier : { $lines }
   *[other] { $count } lignes sorties du fichier : { $lines }
}
ui-changes-in = { $count ->
    [one] Ligne entrée dans le fichier : { $lines }
   *[other] { $count } lignes entrées dans le fichier : { $lines }
}
ui-changes-head-action = Changement
ui-changes-head-when = Date
ui-changes-head-field = Champ
ui-changes-head-from = Avant
ui-changes-head-to = Après
ui-changes-head-rows = Lignes
ui-changes-inside = dans le fichier
ui-changes-outside = hors du fichier
ui-row-title = Ligne { $line }, avant et après
ui-row-in = Cette ligne est dans le fichier.
ui-row-aside = Cette ligne est mise de côté : elle n’est pas dans le fichier.
ui-row-removed = Cette ligne est retirée : elle n’est pas dans le fichier.
ui-row-list = Dans votre liste
ui-row-file = Dans le fichier
ui-row-added = ligne ajoutée
said-taken-in = { $count ->
    [one] Une ligne reprise dans le fichier
   *[other] { $count } lignes reprises dans le fichier
}
said-safe = { $count ->
    [one] Une correction faite
   *[other] { $count } corrections faites
} : { $rows ->
    [one] une ligne changée
   *[other] { $rows } lignes changées
}
ui-on-to-forecast = Continuer : prévoir
ui-on-to-export = Continuer : remettre

# Remettre le fichier, et les envois.

ui-hand-open = Remettre ce fichier…
ui-hand-open-one = Remettre « { $name } »…
ui-hand-title = Remettre le fichier
ui-hand-how = Voie de remise
ui-hand-folder = Un dossier ou un partage
ui-hand-folder-hint = /partage/inscriptions
ui-hand-folder-name = Dossier où déposer le fichier
ui-hand-mail = Un brouillon de courriel, à côté du fichier
ui-hand-mail-hint = moodle@univ.example (facultatif)
ui-hand-mail-name = Adresse du destinataire
ui-hand-services = Inscrire par les services web de la plateforme
ui-hand-look = Voir avant d’envoyer
ui-hand-now = Remettre maintenant
ui-hand-wait = L’envoi est en cours : il va jusqu’à sa réponse.
ui-hand-agree = J’ai lu ce qui sort de l’ordinaire, et je veux remettre ce fichier
ui-hand-before = Ce fichier est déjà parti à cet endroit (reçu { $id }) : { $state }.
ui-hand-again = Le remettre tout de même une deuxième fois
ui-hand-no-token = Le jeton de cette plateforme n’est pas gardé sur ce poste. Actualisez le catalogue en cochant « garder le jeton », puis recommencez.
ui-hand-webdav = Un dépôt Nextcloud ou WebDAV
ui-hand-open-draft = Ouvrir le brouillon
ui-hand-write-mail = Écrire un courriel sans le fichier
ui-hand-write-mail-why = Le courriel dit où se trouve le fichier, son empreinte et les réglages ; aucun nom d’étudiant. Si rien ne s’ouvre, copiez le texte.
ui-hand-draft-why = Rien n’est parti. Si le brouillon ne s’ouvre pas prêt à envoyer, joignez vous-même le fichier à un nouveau courriel.
ui-hand-mail-cut = […] (la suite est à coller ici : « Copier le texte », dans Bordereau)
ui-depot-address = Adresse du dépôt
ui-depot-hint = https://nuage.univ.example, ou l’adresse du dossier
ui-depot-user = Nom d’utilisateur
ui-depot-password = Mot de passe d’application
ui-depot-why = Laissez vide si le mot de passe est gardé sur ce poste, ou si vous entrez par le navigateur.
ui-depot-keep = Garder le mot de passe dans le coffre du système
ui-depot-sign-in = Entrer par le navigateur (Nextcloud)…
ui-depot-asking = La page est demandée au serveur…
ui-depot-waiting = Autorisez Bordereau dans la page qui vient de s’ouvrir dans votre navigateur, puis revenez ici.
ui-depot-open-again = Ouvrir la page de nouveau
ui-depot-copy = Copier l’adresse de la page
ui-depot-stop = Ne plus attendre
ui-depot-done = Bordereau est autorisé. Le fichier ira dans { $place }.
ui-receipts-keep = Garder les reçus
ui-receipts-keep-always = jusqu’à ce que je les oublie
ui-receipts-keep-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
ui-receipts-keep-gone =
    { $count ->
        [one] { $count } reçu plus ancien sera effacé
       *[other] { $count } reçus plus anciens seront effacés
    }
ui-accesses = Mots de passe gardés pour des dépôts
ui-accesses-made = Fait pour Bordereau par ce serveur : il y sera effacé aussi.
ui-accesses-forget = Oublier le mot de passe
ui-accesses-forget-why = Il faudra entrer de nouveau pour y remettre un fichier.
ui-receipts = Envois
ui-receipts-see = Voir les envois
ui-receipts-open =
    { $count ->
        [one] { $count } envoi dont on ne sait pas s’il est arrivé
       *[other] { $count } envois dont on ne sait pas s’ils sont arrivés
    }
ui-receipts-search = Chercher un envoi
ui-receipts-hint = Nom du fichier, plateforme, lieu, numéro
ui-receipts-not-found = Aucun envoi ne correspond.
ui-receipts-more = { $count ->
    [one] Et un autre : précisez la recherche.
   *[other] Et { $count } autres : précisez la recherche.
}
ui-receipts-line = { $when } — { $platform } — { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }, { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, { $courses ->
        [one] { $courses } espace de cours
       *[other] { $courses } espaces de cours
    }
ui-receipts-verify = Vérifier
ui-receipts-compare = Comparer avec une liste de participants…
ui-receipts-again = Renvoyer…
ui-receipts-like = Remettre de même le fichier ouvert…
ui-verify-file-why = Un fichier envoyé d’une autre façon : ses personnes sont-elles dans leurs espaces de cours ?
ui-verify-which-course = Cette liste ne dit pas de quel espace de cours elle est, et le fichier en nomme plusieurs. Téléchargez une liste qui a cette colonne.
ui-verify-needs-receipt = Cet outil inscrit dans un espace de cours à la fois, et le fichier ne dit pas lequel. Vérifiez-le depuis le reçu de son envoi.
ui-dialogue-participants = Choisir une liste de participants
ui-dialogue-to-verify = Choisir le fichier à vérifier
ui-receipts-copy = Copier le texte
ui-receipts-forget = Oublier
ui-receipts-forget-why = Le reçu sera effacé ; le fichier reste.
ui-receipts-forget-yes = Oublier ce reçu
ui-receipts-changed = Le fichier de ce reçu n’est plus celui qui est parti : il ne peut pas être vérifié ligne par ligne.
ui-receipts-missing = Ouvrir ce qui manque comme une liste
# Comme la dernière fois.

ui-again-title = Comme le { $when }
ui-again-take = Comme la dernière fois
ui-again-choose = Choisir ce qui est repris…
ui-again-not = Pas cette fois
ui-again-column = { $field } ← { $what }
ui-again-value = { $field } = { $what }
ui-again-translation = « { $from } » → « { $to } »
ui-again-more = { $count ->
    [one] une autre traduction
   *[other] { $count } autres traductions
}
ui-again-fixed = Corriger tout ce qui est sûr
ui-again-missing = La liste n’a plus ces titres : { $columns }. Leurs colonnes seront à choisir.
ui-again-values = { $field }, { $count ->
    [one] une valeur
   *[other] { $count } valeurs
} : { $values }
ui-again-why = Une liste aux mêmes titres a été préparée ainsi. Décochez ce qui ne vaut plus ; « Annuler » revient à la liste telle qu’elle est.
ui-again-replaces = Ce qui a déjà été fait dans cette liste est remplacé ; « Annuler » y revient.
ui-again-fields = Colonnes
ui-again-translations = Valeurs écrites autrement
ui-again-take-these = Reprendre ce qui est coché
ui-recipes = Modèles
ui-recipes-why = Ce qui a été décidé pour chaque liste enregistrée : colonnes, valeurs de cours, de rôles et de groupes. Aucun étudiant n’y figure.
ui-recipes-line = { $when } — { $platform } — { $importer } — { $fields ->
        [one] { $fields } champ
       *[other] { $fields } champs
    }, { $values ->
        [one] { $values } traduction
       *[other] { $values } traductions
    }
ui-recipes-import = Prendre le modèle d’un collègue…
ui-recipes-take = Reprendre pour cette liste…
ui-recipes-rename = Nommer
ui-recipes-name = Nom du modèle
ui-recipes-name-yes = Garder ce nom
ui-recipes-write = Écrire dans un fichier…
ui-recipes-forget = Oublier
ui-recipes-forget-why = Ce modèle ne sera plus proposé.
ui-recipes-forget-yes = Oublier ce modèle

ui-export-title = Le fichier est prêt
ui-export-errors-title = Le fichier contient encore des erreurs
ui-export-nobody-title = Ce fichier n’inscrirait personne
ui-export-saved-nobody-title = Le fichier est enregistré, et il n’inscrirait personne
ui-see-forecast = Voir la prévision
ui-check-outlook = { $count ->
    [0] {""}
    [one] Une ligne concernée.{" "}
   *[other] { $count } lignes concernées.{" "}
}Prévision : { $outlook }.
ui-export-points-title = Le fichier est prêt, avec { $count ->
    [one] un point à regarder
   *[other] { $count } points à regarder
}
ui-export-saved-title = Le fichier est enregistré
ui-export-line = { $count ->
    [one] Exactement ces octets : une ligne sous l’en-tête.
   *[other] Exactement ces octets : { $count } lignes sous l’en-tête.
}
ui-export-out = { $count ->
    [one] Une ligne est hors du fichier
   *[other] { $count } lignes sont hors du fichier
}
ui-since = Depuis l’envoi du { $when } : { $new ->
    [0] aucune ligne nouvelle
    [one] une ligne nouvelle
   *[other] { $new } lignes nouvelles
}, { $changed ->
    [0] aucune changée
    [one] une changée
   *[other] { $changed } changées
}, { $same ->
    [0] aucune déjà envoyée telle quelle
    [one] une déjà envoyée telle quelle
   *[other] { $same } déjà envoyées telles quelles
}.
ui-since-gone = { $count ->
    [one] Une inscription n’est plus demandée
   *[other] { $count } inscriptions ne sont plus demandées
} : { $people }. Bordereau ne désinscrit personne.
ui-since-see = { $count ->
    [one] Voir cette ligne
   *[other] Voir ces { $count } lignes
}
ui-since-only = N’écrire que ce qui est nouveau ou changé
ui-since-only-why = Les lignes déjà envoyées telles quelles sont mises de côté ; « Annuler » les reprend. Envoyé ne veut pas dire inscrit : Vérifier, dans Envois, dit qui est en place.
ui-export-errors = { $count ->
    [one] Il reste une erreur : la plateforme refusera ou ignorera { $rows ->
        [0] une partie du fichier
        [one] une ligne
       *[other] { $rows } lignes
    }.
   *[other] Il reste { $count } erreurs : la plateforme refusera ou ignorera { $rows ->
        [0] une partie du fichier
        [one] une ligne
       *[other] { $rows } lignes
    }.
}
ui-see-problems = Voir les problèmes
ui-shape-taken = Les lignes de la liste ont été refaites selon sa forme : une ligne par personne et par espace de cours. Le fichier d’origine n’est pas touché.
ui-shape-back = Lire la liste telle quelle
ui-layout = Plusieurs espaces de cours
ui-layout-why = Moodle prend les deux façons. Le choix ne change que le fichier écrit.
ui-layout-as-is = Comme dans la liste
ui-layout-rows = Une ligne par espace de cours
ui-layout-numbered = Une ligne par personne (course1, course2…)
ui-out-delimiter-why = Le caractère écrit entre les colonnes. Le gestionnaire de la plateforme doit choisir le même.
ui-out-delimiter-taken = une valeur le contient
ui-out-encoding = UTF-8 sans BOM
ui-quotes = Guillemets
ui-quotes-never = jamais
ui-preview = Aperçu du fichier, octet pour octet
ui-preview-more = { $count ->
    [one] et une ligne de plus
   *[other] et { $count } lignes de plus
}
ui-save = Enregistrer
ui-save-hint = Dossier et nom du fichier
ui-save-name = Où enregistrer le fichier
ui-save-csv = Enregistrer le CSV
ui-save-choose = Changer…
ui-saved = { $count ->
    [one] une ligne, { $size }, relu et identique
   *[other] { $count } lignes, { $size }, relu et identique
}
ui-file-written = { $course } — { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
ui-files-more = et { $count ->
    [one] { $count } autre fichier
   *[other] { $count } autres fichiers
}
ui-planned-course = À importer dans l’espace de cours « { $course } ».
ui-planned-courses = Cet outil inscrit dans un espace de cours à la fois : { $count } fichiers seront écrits, leur nom suivi de l’espace de cours. L’aperçu montre le premier.
ui-planned-parts = Cet outil ne prend pas de fichier aussi long : { $count } fichiers numérotés seront écrits. L’aperçu montre le premier.
ui-convert-heading = La même liste pour un autre outil
ui-convert-why = Les lignes sont refaites pour l’outil choisi : colonnes numérotées ou une ligne par espace de cours, identifiants ou numéros, jours ou dates.
ui-convert = La même liste pour…
ui-convert-title = La même liste pour « { $importer } »
ui-convert-rows = { $count ->
    [one] Elle aura { $count } ligne.
   *[other] Elle aura { $count } lignes.
}
ui-convert-nothing-lost = Tout est repris
ui-convert-lost = Ce qui n’est pas repris
ui-convert-undo = « Annuler » dans la barre du haut ramène la liste d’avant. Le fichier ouvert n’est pas modifié.
ui-convert-yes = Continuer avec cette liste
ui-returned-heading = Des lignes sont revenues ?
ui-returned-why = Ouvrez le fichier de reprise de tool_sync ou la page de résultats de Moodle (enregistrée, ou copiée puis collée ici avec Ctrl+V) : les lignes en cause sont retrouvées dans cette liste.
ui-returned-open = Ouvrir ce qui est revenu…
ui-returned-see = { $count ->
    [one] Voir la ligne revenue
   *[other] Voir les { $count } lignes revenues
}
ui-dialogue-returned = Ouvrir un fichier de reprise ou une page de résultats
ui-save-in = dans le dossier { $folder }
ui-show-folder = Montrer le dossier
ui-settings-title = Réglages à donner au gestionnaire
ui-settings-why = La personne qui dépose le fichier sur la plateforme doit choisir exactement ceci.
ui-copy-text = Copier le texte
ui-copy-later = Le texte complet, avec l’empreinte du fichier, se copie une fois le fichier enregistré.
ui-text-copied = Le texte est copié : collez-le dans votre courriel.

ui-search-hint = Rechercher dans la table
ui-search-name = Texte à rechercher
ui-search-back = Occurrence précédente (Maj+Entrée)
ui-search-on = Occurrence suivante (Entrée)
ui-search-nothing = introuvable
ui-search-count = { $count ->
    [one] une cellule
   *[other] { $count } cellules
}
ui-beside = Colonnes à côté :
ui-beside-why = Colonnes de votre liste qui ne sont pas écrites : elles disent de qui parle une ligne.
ui-beside-unwritten = non écrite

ui-help-search = Chercher dans l’aide
ui-help-nothing = Rien dans l’aide ne porte ces mots. « Chercher une commande » trouve ce que Bordereau sait faire.
ui-help-other-commands = Les commandes sans touche se trouvent par leurs mots : { $keys }.
ui-about-version = Bordereau { $version }
ui-about-what = Prépare les listes d’inscription pour Moodle : ouvre la liste telle que vous la voyez, dit ce que la plateforme fera de chaque ligne, écrit le fichier exact.
ui-about-licence = Logiciel libre, sous licence MIT ou Apache 2.0, au choix. Les polices et les icônes ont leur propre licence.
ui-help-table = Dans une table
ui-notices-none = Rien n’a été signalé depuis l’ouverture.

ui-judged-by-sample = Votre liste est comparée à une plateforme inventée, fournie pour essayer. Ce qui suit ne vaut pas pour la vôtre.
ui-judged-choose = Choisir ma plateforme
ui-copy-sample = Le texte à joindre se prépare quand votre plateforme est choisie : il en nommerait une inventée.
ui-check-partly = Rien trouvé dans ce qui a pu être vérifié
ui-check-partly-line = { $count ->
    [one] Une vérification n’a pas pu être faite : elle est nommée à droite, avec ce qui manque.
   *[other] { $count } vérifications n’ont pas pu être faites : elles sont nommées à droite, avec ce qui manque.
}
ui-replace-title = Un fichier existe déjà à cet endroit
ui-replace-free = Écrire « { $name } »
ui-replace-yes = { $count ->
    [one] Le remplacer
   *[other] Les remplacer
}
ui-leaving-title = Votre travail n’est pas enregistré
ui-leaving-list = Ce que vous avez fait sur { $name } n’est encore dans aucun fichier. Ouvrir une autre liste y mettrait fin. Votre fichier d’origine, lui, est intact.
ui-leaving-list-yes = Abandonner ce travail
ui-leaving-close = Ce que vous avez fait sur { $name } n’est encore dans aucun fichier. Votre fichier d’origine, lui, est intact.
ui-leaving-close-yes = Fermer sans enregistrer
ui-leaving-platform = Vos corrections de { $name } ont été vérifiées avec une autre plateforme. Elles resteraient, et seraient vérifiées avec { $platform }.
ui-leaving-platform-yes = Changer de plateforme
ui-leaving-save = Aller enregistrer
ui-leaving-stay = Rester
ui-leaving-sample = la plateforme d’exemple
ui-recover-title = { $count ->
    [one] Un travail n’était pas fini
   *[other] { $count } travaux n’étaient pas finis
}
ui-recover-line = Bordereau s’est arrêté avant la fin. Ce que vous aviez fait est gardé ici jusqu’à ce que vous le repreniez ou l’effaciez.
ui-recover-take = Reprendre
ui-recover-take-name = Reprendre le travail sur { $name }
ui-recover-drop = Effacer
ui-recover-drop-name = Effacer le travail sur { $name }
ui-recover-later = Plus tard
ui-recover-unnamed = Liste collée
ui-recover-what = { $count ->
    [0] aucune modification
    [one] une modification
   *[other] { $count } modifications
}
ui-recover-list-only = gardé par une autre version de Bordereau : seule la liste peut être ouverte
ui-recover-again = { $count ->
    [one] Un travail à reprendre…
   *[other] { $count } travaux à reprendre…
}
ui-name-title = De quelle plateforme s’agit-il ?
ui-name-line = Cette liste ne le dit pas. Le nom que vous donnez sert à la retrouver.
ui-name-hint = Par exemple Ecampus
ui-name-field = Nom de la plateforme
ui-name-import = Importer

ui-forecast-title = Ce que { $tool } fera de ce fichier
ui-forecast-line = { $changed ->
    [0] Simulation de l’import avec le catalogue de la plateforme et les réglages du guide. Rien n’a été envoyé.
    [one] Simulation de l’import avec le catalogue de la plateforme et un réglage qui n’est pas celui du guide. Rien n’a été envoyé.
   *[other] Simulation de l’import avec le catalogue de la plateforme et { $changed } réglages qui ne sont pas ceux du guide. Rien n’a été envoyé.
}
ui-settings-of-import = Réglages de l’import
ui-settings-change = Modifier les réglages…
ui-settings-kept = { $importer }. Ce que vous choisissez est gardé pour { $platform }, compte dans la vérification et la simulation, et figure dans le texte pour le gestionnaire.
ui-settings-for-now = { $importer }. La plateforme d’exemple garde ces choix jusqu’à ce que vous en changiez.
ui-settings-facts = La plateforme
ui-settings-facts-why = Ce ne sont pas des champs du formulaire, mais le même fichier y donne un autre résultat.
ui-settings-usual = Le guide demande : { $value }
ui-settings-reset = Revenir aux réglages du guide
ui-settings-keep = Garder ces réglages
ui-forecast-busy = Simulation en cours…
ui-forecast-columns-first = Donnez d’abord une colonne ou une valeur à chaque champ obligatoire, à l’étape Colonnes.
ui-forecast-clean = Rien de particulier à savoir : chaque ligne fait ce qu’elle dit.
ui-forecast-title-of = Ce qu’on sait de l’outil « { $importer } »
ui-forecast-read-line = Comportement lu dans le code de l’outil. Rien n’a été envoyé.
ui-forecast-not-played = Bordereau ne peut pas jouer cet outil d’avance : son comportement a été lu dans son code, sans essai réel. Vérifiez le résultat dans l’espace de cours après l’import.
ui-facts = Ce qu’on en sait
ui-tool-sync-nothing = Rien ne changera sur la plateforme.
ui-tool-sync-resets = Champs effacés sans un mot : { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
ui-tool-sync-resets-why = tool_sync écrit ses valeurs par défaut dans les champs qui ne sont pas dans le fichier. Ajoutez ces colonnes, ou faites un fichier d’inscriptions, qui ne touche aucun profil.
ui-tool-sync-resets-table = Personnes dont des champs sont effacés
ui-tool-sync-resets-fields = Champs effacés
ui-tool-sync-untold = Le catalogue ne dit pas tout ce dont cela dépend : { $what }.
ui-tool-sync-own-simulation = La simulation de tool_sync lui-même ne montre ni les champs effacés, ni les rôles inconnus, et supprime pour de vrai : ne vous y fiez pas.
ui-play-as-opened = Le vérifier tel quel
ui-ready-file = Ce fichier a déjà les en-têtes de l’outil d’import. Vous pouvez voir ce qui se passerait s’il partait sans aucun changement.
ui-compare-line = Ce qui se passerait si le fichier ouvert partait sans changement, et ce que fait le fichier corrigé.
ui-compare-same = Le fichier corrigé serait identique au fichier ouvert, octet pour octet.
ui-compare-as-opened = Fichier ouvert, tel quel
ui-compare-made = Fichier corrigé
ui-compare-detail = Voir le détail
ui-compare-shown = Détail ci-dessous
ui-compare-ready = La simulation est faite.
ui-compare-file = Sort du fichier
ui-compare-changes = Ce qui change
ui-compare-only = À savoir de ce côté seulement
ui-compare-nothing = rien de plus
ui-compare-more = { $count ->
    [one] et un autre point
   *[other] et { $count } autres points
}
ui-ending-refused = refusé en entier
ui-ending-stopped = s’arrête à la ligne { $line }
ui-ending-whole = lu jusqu’au bout
ui-total-accounts = { $count ->
    [one] compte créé
   *[other] comptes créés
}
ui-total-profiles = { $count ->
    [one] valeur de profil effacée ou remplacée
   *[other] valeurs de profil effacées ou remplacées
}
ui-confirm = J’ai lu, c’est voulu
ui-confirmed = Confirmé
ui-total-enrolled = { $count ->
    [one] nouvelle inscription
   *[other] nouvelles inscriptions
}
ui-total-written = { $count ->
    [one] inscription, nouvelle ou réécrite
   *[other] inscriptions, nouvelles ou réécrites
}
ui-total-changed = { $count ->
    [one] déjà inscrit, modifié
   *[other] déjà inscrits, modifiés
}
ui-total-groups = { $count ->
    [one] groupe créé
   *[other] groupes créés
}
ui-total-refused = { $count ->
    [one] ligne refusée
   *[other] lignes refusées
}
ui-total-not-told = { $count ->
    [one] ligne non déterminable
   *[other] lignes non déterminables
}
ui-total-assumed = { $all ->
    [1] supposé
   *[other] { $count ->
        [one] dont un supposé
       *[other] dont { $count } supposés
    }
}
ui-courses-table = Espaces de cours du fichier
ui-course-name = Espace de cours
ui-course-share = Part
ui-see-course = Voir les lignes de l’espace de cours { $course }
ui-see-rows = { $count ->
    [one] Voir la ligne
   *[other] Voir les { $count } lignes
}
ui-see-rows-of = Voir les lignes : { $what }
ui-lots = Ce qui arrive aux lignes
ui-lots-happens = Ce qui arrive
ui-lots-about = Rôle ou valeur
ui-see-its-rows = Voir les lignes
ui-course-roles = Rôles
ui-course-new = Nouveaux
ui-course-changed = Modifiés
ui-course-unchanged = Inchangés
ui-course-refused = Refusés
ui-course-not-told = Non connus
ui-course-groups = Groupes
ui-group-near = { $name } (nouveau, presque « { $near } »)
ui-limits = Demander un accord explicite
ui-limits-why = Au-delà de ces nombres, le fichier n’est écrit qu’après votre accord. Un rôle de gestionnaire ou un rôle sur tout le site le demande toujours.
ui-limit-enrolments = Inscriptions écrites en une fois
ui-limit-courses = Espaces de cours concernés
ui-limit-groups = Groupes créés
ui-limit-number = Écrivez un nombre entier.
ui-group-new = { $name } (nouveau)
ui-notice-lines = { $count ->
    [one] ligne { $lines }
   *[other] lignes { $lines }
}
ui-first-rows = Voici les premières lignes ; la suite arrive.

ui-match-open = Retrouver les identifiants…
ui-match-title = Retrouver les identifiants
ui-match-line = La liste donne un numéro d’étudiant ou une adresse, et pas l’identifiant de la plateforme ? Il est cherché pour chaque ligne. Un nom seul ne suffit jamais.
ui-match-column = Colonne de la liste
ui-match-by = comparée à
ui-match-among = parmi
ui-match-platform = les comptes de { $platform }
ui-match-known = { $count ->
    [0] aucun compte connu
    [one] un compte connu
   *[other] { $count } comptes connus
}
ui-match-file = Les comptes d’un fichier…
ui-match-file-note = Une liste avec l’identifiant et le numéro ou l’adresse de chaque personne
ui-match-exact = Le numéro est comparé chiffre à chiffre, l’adresse sans tenir compte des majuscules.
ui-match-no-accounts = Les comptes de { $platform } ne sont pas connus. Choisissez un fichier qui donne l’identifiant et le numéro ou l’adresse de chaque personne.
ui-match-some-known = Seuls les comptes demandés à la plateforme sont connus : une personne qui manque ici peut en avoir un.
ui-match-all = { $count ->
    [one] une ligne
   *[other] toutes les { $count } lignes
}
ui-match-found = { $count ->
    [one] un compte retrouvé
   *[other] { $count } comptes retrouvés
}
ui-match-nobody = { $count ->
    [one] une ligne sans compte
   *[other] { $count } lignes sans compte
}
ui-match-several = { $count ->
    [one] une ligne à plusieurs comptes
   *[other] { $count } lignes à plusieurs comptes
}
ui-match-blank = { $count ->
    [one] une ligne vide
   *[other] { $count } lignes vides
}
ui-match-show = Montrer
ui-match-head-line = Ligne
ui-match-head-list = Dans la liste
ui-match-head-account = Compte
ui-match-one-nobody = aucun compte
ui-match-one-several = { $count } comptes : à vous de dire lequel
ui-match-one-blank = vide
ui-match-take = { $count ->
    [0] Écrire les identifiants
    [one] Écrire un identifiant
   *[other] Écrire { $count } identifiants
}
ui-dialogue-accounts = Choisir une liste de comptes
