# La plateforme : sa carte sous les étapes, sa fiche, son actualisation.

ui-platform-title = Plateforme { $name }
ui-platform-new = Nouvelle plateforme
ui-platform-new-menu = Nouvelle plateforme…
ui-platform-edit = Modifier sa fiche…
ui-platform-open = Fiche
ui-platform-card = Fiche
ui-platform-rules = Règles locales
ui-platform-assumed = Suppositions
ui-platform-told = Ce qui est connu
ui-platform-keep = Enregistrer la fiche
ui-platform-create = Créer la plateforme
ui-platform-remove = Retirer cette plateforme…
ui-platform-url = Adresse
ui-platform-url-hint = Par exemple https://ecampus.exemple.fr
ui-platform-year = Année universitaire
ui-platform-release = Version de Moodle
ui-platform-database = Base de données
ui-platform-database-unknown = non connue
ui-platform-importers = Outils d’import employés ici
ui-platform-importers-why = Le premier est proposé d’office quand la plateforme est choisie.
ui-platform-importer-add = Ajouter un outil d’import
ui-platform-importer-drop = Retirer { $name }
ui-platform-usual = habituel
ui-platform-make-usual = Rendre habituel
ui-platform-make-usual-of = Rendre habituel : { $name }
ui-platform-prerequisites = À vérifier avant de demander
ui-platform-prerequisites-why = Une phrase par ligne ; elles sont rappelées avant d’écrire le fichier, et dans le texte à remettre.
ui-platform-prerequisites-hint = Par exemple : le compte existe depuis la veille au moins
ui-platform-old-after = Catalogue ancien après (jours)
ui-platform-old-after-why = Vide : comme pour les autres plateformes.
ui-platform-bad-days = Le nombre de jours doit être un nombre entier, par exemple 14. Laissez vide pour faire comme ailleurs.
ui-platform-untold = espaces de cours non fournis
ui-platform-untold-line = Pas encore de catalogue : rien ne peut être vérifié.

ui-remove-title = Retirer { $name } de ce poste ?
ui-remove-line = Sont effacés : { $courses ->
    [0] aucun espace de cours
    [one] un espace de cours
   *[other] { $courses } espaces de cours
}, { $accounts ->
    [0] aucun compte
    [one] un compte
   *[other] { $accounts } comptes
}, la fiche et les règles locales. Les comptes ne restent nulle part sur ce poste. Rien ne change sur la plateforme elle-même.
ui-remove-yes = Retirer la plateforme
ui-remove-no = La garder

ui-rules-roles = Rôles que l’on peut demander
ui-rules-roles-why = Nom abrégé, puis son nom d’ici et d’autres noms que l’on emploie. Vide : tous les rôles.
ui-rules-roles-hint = student = Étudiant, apprenant
ui-rules-roles-take = Reprendre les rôles du catalogue
ui-rules-courses = Espaces de cours que l’on ne peut pas demander
ui-rules-courses-why = Un nom abrégé par ligne ; * remplace n’importe quels caractères.
ui-rules-courses-hint = DEMO_*
ui-rules-courses-add = Choisir un espace de cours…
ui-rules-categories = Catégories que l’on ne peut pas demander
ui-rules-categories-why = Un nom de catégorie par ligne ; * remplace n’importe quels caractères.
ui-rules-categories-hint = Archives*
ui-rules-categories-add = Choisir une catégorie…
ui-rules-groups = Groupes remplis par un autre système
ui-rules-groups-why = Ce que l’on y ajoute à la main est défait la nuit suivante. Espace de cours, puis groupe ; sans « = », tous les espaces de cours.
ui-rules-groups-hint = CHIM_* = TD*
ui-assumed-why = Les services web de Moodle ne communiquent pas tout. Ce que vous supposez ici tient lieu de ce qui manque, et chaque prévision qui s’appuie dessus le dit : « supposé ». Ce que la plateforme communique compte toujours d’abord.
ui-assumed-usual = Supposer les réglages d’origine de Moodle
ui-assumed-roles-title = Rôles du site
ui-assumed-roles = Les rôles sont ceux de Moodle
ui-assumed-roles-why = student, teacher, editingteacher, manager… donnés là où Moodle les donne, et les rôles que l’on peut demander ici.
ui-assumed-role = Rôle donné quand la liste n’en demande pas
ui-assumed-role-none = Aucun rôle
ui-assumed-period = Durée en jours quand la liste n’en demande pas
ui-assumed-period-hint = Vide : non supposé. 0 : sans fin
ui-assumed-period-bad = La durée supposée est un nombre entier de jours, par exemple 365, ou 0 pour « sans fin ». Laissez vide pour ne rien supposer.
ui-assumed-welcome = Message de bienvenue aux personnes inscrites
ui-assumed-on = Envoyé
ui-assumed-off = Pas envoyé
ui-assumed-nothing = Non supposé
ui-assumed-told = La plateforme le communique : cette supposition ne sert pas.

ui-told-none = Rien n’est encore connu de cette plateforme. Actualisez son catalogue, ou importez-le.
ui-told-line = { $count }, { $source }
ui-told-asked = { $asked ->
    [one] pour une personne ou un espace demandé
   *[other] pour { $asked } personnes ou espaces demandés
}
ui-told-exchange = fichier { $name }
ui-told-list = liste { $name }
ui-told-service = services web de { $name }
ui-told-address = catalogue publié, { $name }
ui-told-open = Non communiqué
ui-told-open-why = Une prévision qui en dépend dit « ne peut être prévu », ou s’appuie sur une supposition.
ui-told-courses = Espaces de cours
ui-told-roles = Rôles
ui-told-users = Comptes
ui-told-categories = Catégories
ui-told-cohorts = Cohortes
ui-told-profile = Champs de profil
ui-told-enrolments = Inscriptions
ui-told-held = Rôles donnés
ui-told-members = Membres de groupes

ui-fresh-old = Ancien : il y a { $days } jours
ui-fresh-year = D’une autre année
ui-prerequisites-before = À vérifier avant de remettre
ui-prerequisites-chip = { $count ->
    [one] une condition à vérifier
   *[other] { $count } conditions à vérifier
}

ui-news-menu = Ce qui a changé…
ui-news-title = Le catalogue de la plateforme { $name }
ui-news-first = C’est le premier catalogue de cette plateforme : il n’y a rien à comparer.
ui-news-same = Rien n’a changé depuis le catalogue précédent.
ui-news-missing = Ce qui n’a pas pu être obtenu
ui-news-more = … et { $count ->
    [one] un autre
   *[other] { $count } autres
}

ui-refresh = Actualiser
ui-refresh-menu = Actualiser le catalogue…
ui-refresh-title = Actualiser le catalogue : { $name }
ui-refresh-services = Services web
ui-refresh-published = Catalogue publié
ui-refresh-url = Adresse de la plateforme
ui-refresh-token = Jeton
ui-refresh-token-why = L’administrateur de la plateforme crée ce jeton de services web pour vous, dans Administration du site, Serveur, Services web, Gérer les jetons. Il n’est jamais écrit sur le disque.
ui-refresh-token-hint = Vide : celui du coffre du système
ui-refresh-token-unkept = Le coffre n’en a pas pour cette adresse
ui-refresh-place = Adresse ou chemin du fichier
ui-refresh-place-why = Un fichier d’échange que l’administrateur met à disposition, à une adresse https ou sur un partage.
ui-refresh-place-hint = Par exemple https://ecampus.exemple.fr/catalogue.json
ui-refresh-place-needed = Donnez l’adresse ou le chemin du catalogue publié. L’administrateur de la plateforme les connaît.
ui-refresh-user = Nom d’utilisateur
ui-refresh-password = Mot de passe
ui-refresh-optional = s’il en faut un
ui-refresh-keep = Retenir ce secret dans le coffre du système
ui-refresh-anew = Tout redemander et oublier ce qui est connu de la plateforme
ui-refresh-anew-why = À faire quand l’adresse est désormais celle d’un autre site. Sinon, une actualisation arrêtée il y a moins d’une heure reprend où elle en était.
ui-refresh-named = Les personnes et les espaces de cours de la liste ouverte sont demandés aussi ; rien d’autre de la liste ne quitte ce poste.
ui-refresh-now = Actualiser
ui-refresh-stop = Arrêter
catalogue-opt-assume-roles = Suppose que les rôles sont ceux de Moodle (standard), là où la plateforme ne les communique pas ; none : ne suppose rien
catalogue-opt-assume-role = Suppose que les inscriptions sans rôle donnent ce rôle (nom abrégé, par exemple student) ; texte vide : ne suppose rien
catalogue-opt-assume-period = Suppose que les inscriptions sans durée durent ce nombre de jours ; 0 : sans fin ; texte vide : ne suppose rien
catalogue-opt-assume-welcome = Suppose que Moodle envoie (on) ou n’envoie pas (off) de message de bienvenue ; texte vide : ne suppose rien
catalogue-bad-period = La durée supposée est un nombre entier de jours, par exemple 365, 0 pour « sans fin », ou un texte vide pour ne rien supposer.
local-assumed = Supposé : { $texts }
assumed-role-is = rôle par défaut { $role }
assumed-no-role = aucun rôle par défaut
assumed-period-is = { $days ->
    [0] inscriptions sans fin
    [one] inscriptions d’un jour
   *[other] inscriptions de { $days } jours
}
assumed-welcome-on = message de bienvenue envoyé
assumed-welcome-off = pas de message de bienvenue

# Le fichier de l’établissement

catalogue-institution = Reprend ce que l’établissement dit de ses plateformes : catalogues, outils d’import, rôles, règles locales
catalogue-opt-institution-from = L’adresse (https) ou le chemin du fichier de l’établissement, donné une fois ; sinon celui de cet ordinateur
catalogue-opt-institution-forget = Oublie cette adresse ; les plateformes restent
institution-nowhere = Aucun fichier d’établissement sur cet ordinateur, et aucune adresse donnée. Demandez l’adresse au service informatique, puis indiquez-la avec --from.
institution-same = Rien de nouveau : le fichier de l’établissement n’a pas changé.
institution-taken = { $institution } : { $count ->
    [one] une plateforme décrite
   *[other] { $count } plateformes décrites
} ({ $platforms }).
institution-refresh = { "  " }bordereau catalogue refresh --platform { $platform }
institution-forgotten = L’adresse du fichier de l’établissement est oubliée. Les plateformes restent telles quelles.
institution-set = { "  " }Fixé par { $institution } : { $keys }
institution-locked = { $institution } a fixé ceci, qui ne se change pas ici : { $keys }. Demandez le changement au service qui tient ce fichier.
institution-not-one = Ce fichier n’est pas celui d’un établissement : la lecture s’arrête ligne { $line }. La forme est décrite dans etablissement.schema.json.
institution-nameless = Dans le fichier de l’établissement, la plateforme n° { $number } n’a pas de nom.
institution-bad-key = Dans le fichier de l’établissement, « { $key } » de la plateforme « { $platform } » n’a pas la forme attendue. Rien n’a été repris.
institution-unknown-key = Dans le fichier de l’établissement, « { $key } » de la plateforme « { $platform } » n’est pas un mot connu. Rien n’a été repris : une faute de frappe lèverait une règle en silence.
institution-none-here = Aucun fichier d’établissement sur cet ordinateur. Le service informatique peut vous en donner l’adresse.

ui-institution-menu = Mon établissement…
ui-institution-title = Le fichier de l’établissement
ui-institution-why = Un fichier tenu par votre établissement décrit ses plateformes : où sont leurs catalogues, quels outils d’import, quels rôles, quelles règles. Son adresse se donne une fois ; il est relu à chaque démarrage.
ui-institution-place = Adresse ou chemin
ui-institution-place-hint = Par exemple https://www.exemple.fr/bordereau/etablissement.json
ui-institution-take = Prendre ce fichier
ui-institution-again = Relire
ui-institution-forget = Oublier cette adresse
ui-institution-taken = { $institution } : { $platforms }
ui-institution-looking = Lecture du fichier de l’établissement
ui-institution-set = fixé par { $institution }
ui-institution-set-why = Une valeur changée ici sera remise à la prochaine lecture du fichier de l’établissement.
ui-institution-locked-why = Cette valeur ne se change pas sur ce poste.
ui-institution-legend = Ce qui porte cette marque est fixé par { $institution }.
ui-institution-legend-locked = Ce qui porte un cadenas est fixé par { $institution } et ne se change pas sur ce poste.
ui-choose-platform = Sur quelle plateforme travaillez-vous ?
ui-choose-platform-line = Plateformes décrites par { $institution }
ui-have-institution = Votre établissement vous a donné une adresse ?
ui-give-address = La donner
