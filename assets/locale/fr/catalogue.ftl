# Le disque, la base locale, les catalogues de plateformes.

store-no-home = Votre compte n’a pas de dossier personnel : Bordereau ne sait pas où ranger ses réglages et ses catalogues. Indiquez un dossier par la variable BORDEREAU_DATA.
store-folder-missing = Le dossier « { $path } » n’existe pas ou n’est plus accessible. Choisissez un autre dossier, ou reconnectez le partage réseau ou la clé USB.
store-file-missing = Le fichier « { $path } » n’existe pas ou plus. Vérifiez son nom et son dossier.
store-no-right = Votre compte n’a pas le droit d’accéder à « { $path } ». Choisissez un autre dossier, par exemple Documents.
store-disk-full = Il n’y a plus de place pour « { $path } » : le disque est plein ou votre quota est atteint. Rien n’a été modifié. Libérez de la place ou choisissez un autre dossier.
store-open-elsewhere = « { $path } » est ouvert dans un autre programme, sans doute un tableur. Rien n’a été modifié. Fermez-le là-bas, ou choisissez un autre nom.
store-is-folder = « { $path } » est un dossier. Choisissez un nom de fichier.
store-folder-as-file = « { $path } » est un dossier. Donnez le fichier qui contient la liste.
store-not-a-file = « { $path } » n’est pas un fichier ordinaire, mais un périphérique ou un tube : Bordereau ne lit et n’écrit que des fichiers. Rien n’a été modifié. Donnez le nom d’un fichier.
store-read-only = « { $path } » est protégé en écriture : quelqu’un a voulu qu’il ne change pas. Rien n’a été modifié. Choisissez un autre nom.
store-bad-name = « { $path } » ne peut pas être un nom de fichier : il est trop long, ou le système le réserve à un autre usage. Choisissez un autre nom.
store-is-source = « { $path } » est la liste elle-même : elle n’est jamais modifiée. Donnez un autre nom au fichier à écrire.
store-stands = « { $path } » existe déjà, ou vient de changer. Rien n’a été remplacé. Enregistrez de nouveau pour voir ce qui s’y trouve.
store-changed-meanwhile = « { $path } » a changé pendant sa lecture : un autre programme est en train de l’écrire, et il manquerait des lignes. Attendez qu’il ait fini, puis ouvrez le fichier de nouveau.
store-not-what-was-written = Le fichier « { $path } », relu sur le disque, n’est pas celui qui a été écrit. Ne le transmettez pas : écrivez-le de nouveau, dans un autre dossier si cela se répète.
store-io = Le système a refusé l’accès à « { $path } » : { $reason }. Rien n’a été modifié.
store-busy = Un autre Bordereau travaille en ce moment sur le catalogue « { $path } ». Réessayez dans un instant.
store-damaged = La base locale « { $path } » est abîmée et ne peut pas être lue en entier. Importez de nouveau le catalogue de la plateforme : ce qui est abîmé sera remplacé.
store-newer = La base locale « { $path } » vient d’une version plus récente de Bordereau (format { $version }) : elle est laissée telle quelle. Mettez ce Bordereau à jour pour vous en servir.
store-database = La base locale a refusé l’opération : { $reason }. Le catalogue précédent reste en place.
store-unknown-platform = Aucune plateforme enregistrée ne s’appelle « { $name } ».
store-known-platform = Une plateforme s’appelle déjà « { $name } ». Donnez un autre nom, ou choisissez celle-là.
store-nameless-platform = Il manque le nom de la plateforme. Donnez-lui celui que vous employez, par exemple « Ecampus ».

store-set-aside-damaged = La base locale des catalogues était abîmée : elle a été mise de côté sous « { $path } », et une base vide la remplace. Importez de nouveau vos plateformes.
store-set-aside-foreign = Le fichier qui se trouvait à la place de la base des catalogues n’est pas de Bordereau : il a été mis de côté sous « { $path } ».
store-people-expired = La liste des comptes de « { $platform } » a dépassé sa durée de conservation : elle a été effacée. Les comptes ne sont plus vérifiés tant que vous ne l’importez pas de nouveau.
store-settings-not-taken = Des réglages ont une valeur que cette version ne connaît pas ({ $keys }) : le réglage d’origine est pris à leur place, les autres sont gardés.
store-settings-set-aside = Le fichier des réglages ne pouvait pas être lu : il a été mis de côté sous « { $path } », et les réglages d’origine sont repris.

# Le fichier d’échange

exchange-not-text = Ce fichier n’est pas un texte UTF-8 : ce n’est pas un catalogue exporté. Demandez à l’administrateur de la plateforme le fichier .json qu’il a exporté, sans le faire passer par un tableur.
exchange-not-json = Ce fichier n’est pas un catalogue complet : la lecture s’arrête à la ligne { $line }, colonne { $column }. Il a sans doute été coupé ou modifié ; demandez-le de nouveau.
exchange-too-much = Ce fichier annonce plus d’éléments qu’aucune plateforme n’en a : ce n’est pas un catalogue, ou il est abîmé. Rien n’a été importé. Demandez un nouvel export à la personne qui gère la plateforme.
exchange-refusal = Ce fichier ne contient pas un catalogue mais un refus de la plateforme (code « { $code } »). Transmettez ce code à son administrateur.
exchange-not-catalogue = Ce fichier JSON n’est pas un catalogue de plateforme. Un catalogue contient au moins la liste « courses ».
exchange-no-courses = Ce catalogue ne contient pas la liste des espaces de cours (« courses »). Demandez un export complet à l’administrateur de la plateforme.
exchange-not-list = Dans ce catalogue, ligne { $line }, « { $list } » n’est pas une liste. Demandez un nouvel export à l’administrateur de la plateforme.
exchange-bad-row = Dans ce catalogue, ligne { $line } du fichier, « { $path } » (rang { $row } de sa liste) n’a pas la forme attendue. Demandez un nouvel export à l’administrateur de la plateforme ; la forme est décrite dans catalogue.schema.json.

# Les listes d’espaces de cours, de rôles, de comptes, de groupes

list-no-known-column = Aucune colonne de cette liste n’est reconnue. Une liste d’espaces de cours ou de rôles a une colonne « nom abrégé », une liste de comptes une colonne « identifiant », une liste de groupes les colonnes « cours » et « groupe ».
list-no-login = Cette liste de personnes n’a pas de colonne « identifiant » : sans l’identifiant de connexion, les comptes ne peuvent pas être vérifiés. Ajoutez cette colonne à l’export.
list-no-course = Cette liste de groupes ne dit pas à quel espace de cours ils appartiennent. Ajoutez une colonne « nom abrégé ».
list-enrolments = Cette liste inscrit des personnes dans des espaces de cours : ce n’est pas une partie du catalogue. Ouvrez-la comme liste à préparer ; pour le catalogue, il faut la liste de tous les comptes ou de tous les espaces de cours.
list-no-rows = Cette liste n’a que des titres : il n’y a aucune ligne à reprendre.

# Ce qui a changé d’un catalogue à l’autre

diff-courses-renamed = { $count ->
    [one] Un espace de cours a changé de nom abrégé : { $names }
   *[other] { $count } espaces de cours ont changé de nom abrégé : { $names }
}
diff-courses-removed = { $count ->
    [one] Un espace de cours n’existe plus : { $names }
   *[other] { $count } espaces de cours n’existent plus : { $names }
}
diff-courses-added = { $count ->
    [one] Un nouvel espace de cours : { $names }
   *[other] { $count } nouveaux espaces de cours : { $names }
}
diff-manual-lost = { $count ->
    [one] Un espace de cours n’accepte plus l’inscription manuelle : { $names }
   *[other] { $count } espaces de cours n’acceptent plus l’inscription manuelle : { $names }
}
diff-manual-gained = { $count ->
    [one] Un espace de cours accepte désormais l’inscription manuelle : { $names }
   *[other] { $count } espaces de cours acceptent désormais l’inscription manuelle : { $names }
}
diff-roles-removed = { $count ->
    [one] Un rôle n’existe plus : { $names }
   *[other] { $count } rôles n’existent plus : { $names }
}
diff-roles-added = { $count ->
    [one] Un nouveau rôle : { $names }
   *[other] { $count } nouveaux rôles : { $names }
}
diff-roles-changed = { $count ->
    [one] Un rôle a changé de nom ou ne se donne plus comme avant : { $names }
   *[other] { $count } rôles ont changé de nom ou ne se donnent plus comme avant : { $names }
}
diff-groups-removed = { $count ->
    [one] Un groupe n’existe plus : { $names }
   *[other] { $count } groupes n’existent plus : { $names }
}
diff-groups-added = { $count ->
    [one] Un nouveau groupe : { $names }
   *[other] { $count } nouveaux groupes : { $names }
}
diff-accounts-added = { $count ->
    [one] Un nouveau compte
   *[other] { $count } nouveaux comptes
}
diff-accounts-removed = { $count ->
    [one] Un compte n’existe plus
   *[other] { $count } comptes n’existent plus
}

# L’âge d’un catalogue

freshness-unknown = date inconnue
freshness-days = { $days ->
    [0] d’aujourd’hui
    [1] d’hier
   *[other] d’il y a { $days } jours
}
freshness-old = Ce catalogue date d’il y a { $days } jours : des espaces de cours, des groupes ou des comptes ont pu changer depuis. Actualisez-le avant de remettre le fichier.
freshness-other-year = Ce catalogue est celui de l’année { $year } : les noms abrégés changent souvent d’une année à l’autre. Importez celui de l’année en cours.

# L’import

import-platform-needed = Cette liste ne dit pas de quelle plateforme elle vient. Donnez le nom de la plateforme.
import-courses-first = Cette liste complète une plateforme, et les espaces de cours de « { $platform } » ne sont pas encore connus. Importez d’abord son catalogue ou la liste de ses espaces de cours.

# La commande « catalogue »

catalogue-about = Les plateformes enregistrées sur ce poste
catalogue-import = Enregistre une plateforme : fichier d’échange, ou liste d’espaces de cours, de rôles, de comptes, de groupes
catalogue-info = Dit ce qui est enregistré, d’où cela vient, de quand cela date
catalogue-diff = Dit ce qu’un fichier changerait, sans rien enregistrer
catalogue-purge = Efface les comptes enregistrés, d’une plateforme ou de toutes
catalogue-opt-file = Un fichier d’échange (.json) ou une liste (xlsx, ods, csv…)
catalogue-opt-remove = Retire aussi la plateforme elle-même
catalogue-opt-everything = Efface tout ce que Bordereau garde : catalogues, réglages, fichiers récents

catalogue-none = Aucune plateforme enregistrée : Bordereau utilise l’exemple fourni. « bordereau catalogue import site.json » en enregistre une.
catalogue-took-courses = { $count ->
    [one] Un espace de cours repris.
   *[other] { $count } espaces de cours repris.
}
catalogue-took-roles = { $count ->
    [one] Un rôle repris.
   *[other] { $count } rôles repris.
}
catalogue-took-accounts = { $count ->
    [one] Un compte repris.
   *[other] { $count } comptes repris.
}
catalogue-took-groups = { $count ->
    [one] Un groupe repris.
   *[other] { $count } groupes repris.
}
catalogue-took-cohorts = { $count ->
    [one] Une cohorte reprise.
   *[other] { $count } cohortes reprises.
}
catalogue-left-rows = Lignes laissées de côté : { $nameless } sans nom, { $repeated } en double.
catalogue-left-columns = Colonnes laissées de côté : { $columns }
catalogue-no-change = Rien n’a changé.
catalogue-count-courses = { $count ->
    [0] aucun espace de cours
    [one] un espace de cours
   *[other] { $count } espaces de cours
}
catalogue-count-roles = { $count ->
    [0] aucun rôle
    [one] un rôle
   *[other] { $count } rôles
}
catalogue-count-accounts = { $count ->
    [0] aucun compte
    [one] un compte
   *[other] { $count } comptes
}
catalogue-count-cohorts = { $count ->
    [0] aucune cohorte
    [one] une cohorte
   *[other] { $count } cohortes
}
catalogue-count-enrolments = { $count ->
    [0] aucune inscription connue
    [one] une inscription connue
   *[other] { $count } inscriptions connues
}
catalogue-source-exchange = fichier d’échange
catalogue-source-list = liste
catalogue-source-web-service = services web de la plateforme
catalogue-source-address = catalogue publié
catalogue-age = { "  " }Catalogue : { $age }
catalogue-forget-at = { "  " }Comptes conservés jusqu’au { $date }
catalogue-purged = { $count ->
    [0] Il n’y avait aucun compte à effacer.
    [one] Un compte effacé.
   *[other] { $count } comptes effacés.
}
catalogue-removed = La plateforme « { $platform } » et ses comptes sont effacés.
catalogue-forgot-everything = { $count ->
    [0] Il n’y avait rien à effacer.
    [one] Un fichier effacé : il ne reste rien de ce que Bordereau gardait.
   *[other] { $count } fichiers effacés : il ne reste rien de ce que Bordereau gardait.
}
catalogue-forgot-windows = { $count ->
    [one] Une fenêtre de Bordereau est encore ouverte : elle garde ce qui s’y fait jusqu’à ce qu’elle soit fermée.
   *[other] { $count } fenêtres de Bordereau sont encore ouvertes : elles gardent ce qui s’y fait jusqu’à ce qu’elles soient fermées.
}

catalogue-new = Enregistre une plateforme par son nom, avant d’avoir son catalogue
catalogue-edit = Change ce qui est dit d’une plateforme : nom, adresse, année, importateurs, règles locales. Une option répétable remplace toute la liste ; un texte vide la vide
catalogue-remove = Retire une plateforme : son catalogue, ses règles locales et ses comptes
catalogue-opt-name = Le nom que vous employez, par exemple Ecampus
catalogue-opt-new-name = Le nouveau nom ; le catalogue et les règles restent
catalogue-opt-year = L’année universitaire, par exemple 2026-2027
catalogue-opt-database = La base de données du site, si on la connaît
catalogue-opt-release = La version de Moodle, par exemple 4.5
catalogue-opt-importer = Un importateur employé sur cette plateforme (répétable) ; le premier est l’habituel
catalogue-opt-prerequisite = Une condition à rappeler avant chaque demande (répétable)
catalogue-opt-role = Un rôle que l’on peut demander, avec son nom d’ici et ses synonymes (répétable)
catalogue-opt-closed-course = Des espaces de cours que l’on ne peut pas demander ; * remplace des caractères (répétable)
catalogue-opt-closed-category = Des catégories que l’on ne peut pas demander ; * remplace des caractères (répétable)
catalogue-opt-automatic-group = Des groupes remplis par un autre système ; * remplace des caractères (répétable)
catalogue-opt-old-after = Nombre de jours après lequel le catalogue est dit ancien ; 0 : comme ailleurs
catalogue-opt-local = Un fichier JSON de règles locales, de la forme que donne « catalogue info --json »
catalogue-bad-local = Ce fichier n’a pas la forme des règles locales. Prenez pour modèle la clé « local » de « bordereau catalogue info --json ».
catalogue-named-only = La plateforme est enregistrée, sans catalogue : rien ne peut encore être vérifié sur elle. « bordereau catalogue import » ou « refresh » lui en donne un.
catalogue-no-courses = Espaces de cours : liste non fournie
catalogue-removed-what = La plateforme « { $platform } » est retirée, avec { $courses ->
    [one] un espace de cours
   *[other] { $courses } espaces de cours
}, { $accounts ->
    [one] un compte
   *[other] { $accounts } comptes
} et ses règles locales.

# Ce que l’on dit d’une plateforme

local-importers = Importateurs : { $texts }
local-prerequisites = Avant de demander : { $texts }
local-closed-courses = Espaces de cours fermés aux demandes : { $texts }
local-closed-categories = Catégories fermées aux demandes : { $texts }
local-automatic-groups = Groupes remplis automatiquement : { $texts }
local-roles = Rôles que l’on peut demander : { $texts }
catalogue-opt-channel = Une voie de remise et son nom, par exemple « { "depot=folder:/mnt/depot" } » ; répétée
local-channels = Voies de remise : { $texts }
local-old-after = Catalogue dit ancien après (jours) : { $texts }

# Ce qu’une plateforme ne dit pas, et ce que ses gens supposent à la place

topic-courses = les espaces de cours
topic-hidden-courses = les espaces de cours cachés
topic-course-codes = les codes d’espaces de cours
topic-methods = les méthodes d’inscription de certains espaces de cours
topic-default-role = le rôle donné par défaut
topic-default-period = la durée par défaut des inscriptions
topic-welcome = si un message de bienvenue est envoyé aux inscrits
topic-roles = les rôles
topic-role-levels = où les rôles peuvent être donnés
topic-accounts = tous les comptes
topic-administrators = qui administre le site
topic-enrolments = toutes les inscriptions existantes
topic-enrolment-details = comment, depuis quand et jusqu’à quand les personnes sont inscrites
topic-held-roles = tous les rôles déjà donnés
topic-groups = les groupes de certains espaces de cours
topic-members = les membres des groupes
topic-cohorts = les cohortes
topic-cohort-members = les membres des cohortes
topic-profile-fields = les champs de profil propres au site
assumed-standard-roles = les rôles sont ceux de Moodle
assumed-default-role = le rôle donné par défaut
assumed-default-period = la durée par défaut des inscriptions
assumed-welcome = le message de bienvenue
catalogue-untold = { "  " }Non communiqué : { $topics }
catalogue-assumed = { "  " }Supposé d’après la fiche : { $topics }
diff-courses-unseen = { $count ->
    [one] Un espace de cours n’est plus montré, supprimé ou caché : { $names }
   *[other] { $count } espaces de cours ne sont plus montrés, supprimés ou cachés : { $names }
}
diff-courses-hidden = { $count ->
    [one] Un espace de cours est maintenant caché aux étudiants : { $names }
   *[other] { $count } espaces de cours sont maintenant cachés aux étudiants : { $names }
}
diff-courses-shown = { $count ->
    [one] Un espace de cours est maintenant visible : { $names }
   *[other] { $count } espaces de cours sont maintenant visibles : { $names }
}
diff-accounts-told = { $count ->
    [one] Un compte de la liste est maintenant connu
   *[other] { $count } comptes de la liste sont maintenant connus
}
