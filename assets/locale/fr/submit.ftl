# Remise du fichier : voies, plans, reçus.

submit-unknown-channel = « { $text } » n’est pas une voie de remise. Écrivez { "folder:DOSSIER" }, { "pickup:DOSSIER" }, { "mail:BROUILLON.eml" }, { "webdav:ADRESSE" }, { "sftp://COMPTE@MACHINE/DOSSIER" }, moodle, ou le nom d’une voie de la plateforme.
submit-channel-lacks = Il manque quelque chose à la voie { $channel } : écrivez { $what }.
submit-bad-recipient = « { $text } » n’est pas une adresse de courriel.
submit-bad-address = « { $text } » n’est pas une adresse sûre : il faut https, et ni nom ni mot de passe dans l’adresse.
submit-not-allowed = La voie { $channel } est fermée sur cette machine par votre établissement : rien n’a été envoyé. Choisissez une autre voie, ou demandez à votre service informatique (« bordereau policy show » montre ce qui est décidé).
submit-bad-path = « { $text } » contient un signe que cette voie prend pour autre chose. Renommez le fichier ou le dossier.
submit-not-for-importer = Le fichier n’a pas la forme que cet importateur lit : il lui manque { $fields }. Écrivez d’abord le fichier (export), puis remettez-le.
submit-stale = Le fichier, les réglages ou ce que l’on sait de la plateforme ont changé depuis que le plan a été montré : rien n’a été envoyé. Refaites le plan, puis envoyez.
submit-cancelled = Arrêté.
submit-io = Le système refuse : { $reason }.

submit-problem-file = La plateforme refuserait ce fichier, ou s’arrêterait au milieu.
submit-problem-rows =
    { $count ->
        [one] { $count } ligne serait refusée.
       *[other] { $count } lignes seraient refusées.
    }
submit-problem-findings =
    { $count ->
        [one] La vérification trouve { $count } erreur.
       *[other] La vérification trouve { $count } erreurs.
    }
submit-confirm-teachers =
    { $count ->
        [one] { $count } inscription donne le droit de modifier un espace de cours.
       *[other] { $count } inscriptions donnent le droit de modifier un espace de cours.
    }
submit-confirm-jump = { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }, contre { $before } la dernière fois.

submit-already-there = Ce fichier s’y trouve déjà, octet pour octet : il n’y a rien à envoyer.
submit-name-taken = Un autre fichier nommé « { $name } » s’y trouve déjà. Il n’est pas remplacé : donnez un autre nom au vôtre.
submit-read-back = Remis, puis relu sur place : c’est le même fichier, octet pour octet.
submit-handed-over = Remis. Ce dossier ne se laisse pas relire : qu’il soit arrivé entier n’est pas prouvé.
submit-not-what-was-sent = Ce qui se trouve sur place n’est pas ce qui a été envoyé. Ne renvoyez pas : demandez à la personne qui reçoit de regarder.
submit-folder-lost = Le dossier n’est plus joignable : le fichier y est peut-être. Regardez dans le dossier avant d’envoyer de nouveau.

submit-pickup-once = La plateforme prend « { $name } » à son prochain passage ; un seul fichier de ce nom peut attendre.
submit-pickup-waits = Un autre fichier « { $name } » attend encore d’être pris. Le remplacer ferait perdre celui d’un collègue : attendez le prochain passage, ou demandez au responsable de la plateforme.
submit-pickup-same-waits = Ce même fichier attend déjà d’être pris : il n’y a rien à déposer.
submit-pickup-placed = Déposé et relu. Il disparaîtra du dossier quand la plateforme l’aura pris ; son traitement vient ensuite.
submit-picked-up = Déposé, et déjà pris par la plateforme.
submit-pickup-passed-over = « { $name } » ne serait jamais pris : les noms qui commencent par un point ou un trait bas, ou qui contiennent « lock », sont laissés de côté.
submit-pickup-lock = Le fichier « { $name } » se trouve dans le dossier : tant qu’il y est, la plateforme ne prend rien. Prévenez son responsable.

submit-mail-personal = Un courriel ordinaire est la voie la moins sûre pour une liste de personnes : préférez un dossier partagé et n’envoyez que le lien.
submit-mail-written = Le brouillon est écrit, avec le fichier joint. Ouvrez-le avec votre messagerie, relisez-le, envoyez-le : rien n’est parti.

submit-unreachable = { $host } ne répond pas. Vérifiez l’adresse et le réseau. Rien n’a été envoyé.
submit-certificate = Le certificat de { $host } n’est pas reconnu par ce poste. Rien n’a été envoyé. Demandez à votre service informatique.
submit-proxy = Le serveur mandataire du réseau ne laisse pas passer vers { $host }. Rien n’a été envoyé.
submit-slow = { $host } met trop longtemps à répondre. Le fichier n’a pas pris sa place.
submit-cut = La connexion avec { $host } a été coupée. Le fichier n’a pas pris sa place.
submit-cut-unknown = La connexion avec { $host } a été coupée au moment de donner son nom au fichier : il y est peut-être. Ne renvoyez pas : regardez dans le dossier, ou vérifiez sur la plateforme.
submit-redirected = { $host } renvoie ailleurs ({ $to }). Rien n’y a été envoyé : corrigez l’adresse.
submit-login-needed = { $host } demande un nom et un mot de passe d’application.
submit-wrong-login = { $host } n’accepte pas ce nom et ce mot de passe. Un compte lié à l’authentification de l’établissement veut un mot de passe d’application.
submit-no-right = { $host } ne donne pas le droit d’écrire dans ce dossier.
submit-no-folder = Ce dossier n’existe pas sur { $host }.
submit-not-webdav = { $host } ne prend pas de fichier à cette adresse, ou ne laisse pas renommer. Pour un dépôt sans lecture, ajoutez « { "?drop" } » à l’adresse.
submit-name-appeared = Un fichier de ce nom vient d’apparaître sur { $host }. Il n’est pas remplacé.
submit-too-large = { $host } ne prend pas un fichier de cette taille.
submit-locked = Ce fichier est verrouillé sur { $host }. Attendez, ou donnez un autre nom au vôtre.
submit-maintenance = { $host } est fermé pour maintenance. Le fichier n’a pas pris sa place.
submit-no-room = Il n’y a plus de place sur { $host }.
submit-failing = { $host } répond par une erreur ({ $status }). Le fichier n’a pas pris sa place.
submit-arrived-otherwise = Le fichier est arrivé abîmé sur { $host } : il n’a pas pris sa place. Essayez de nouveau.
submit-drop-blind = Le dépôt de { $host } ne montre rien : le fichier y prend un nom unique, et rien ne peut être relu.
submit-dropped = Déposé. Ce dépôt ne se laisse pas relire : qu’il soit arrivé entier n’est pas prouvé.
submit-hash-confirmed = Déposé ; le serveur confirme l’empreinte de ce qu’il a reçu.
submit-drop-unknown = La connexion avec { $host } a été coupée pendant le dépôt : le fichier y est peut-être. Ne renvoyez pas, un deuxième s’y ajouterait : demandez à la personne qui reçoit.

submit-sign-in = Ouvrez cette page dans votre navigateur, et autorisez Bordereau : { $page }
submit-sign-in-late = { $host } n’attend plus votre réponse. Recommencez, et autorisez Bordereau dans les vingt minutes.
submit-sign-in-webdav = Seul un dépôt WebDAV a une page où l’on autorise Bordereau : écrivez { "webdav:ADRESSE" }, ou laissez { "--sign-in" }.
submit-no-nextcloud = { $host } n’a pas de page où l’on autorise un programme : ce n’est pas un Nextcloud, ou l’adresse n’est pas la sienne. Corrigez l’adresse, ou tapez un nom et un mot de passe.
access-left-there = Le mot de passe fait pour Bordereau est oublié ici, mais { $place } n’a pas répondu qu’il l’effaçait. Effacez-le là-bas : Paramètres, Sécurité, « Bordereau ».
access-locked = Le coffre du système est fermé : il garde encore le mot de passe de { $place }. Ouvrez-le, puis recommencez.
access-none = Aucun mot de passe de dépôt n’est gardé sur ce poste.
access-line = { $place } — gardé depuis { $date }
access-line-made = { $place } — gardé depuis { $date }, fait pour Bordereau par ce serveur
access-unknown = Rien n’est gardé pour « { $place } ». « bordereau access list » montre les adresses.
access-forget-what = Dites quoi oublier : une adresse, ou { "--all" }.
access-forgotten =
    { $count ->
        [one] { $count } mot de passe oublié.
       *[other] { $count } mots de passe oubliés.
    }

submit-sftp-missing = Le programme « { $program } » (OpenSSH) manque sur ce poste. Demandez-le à votre service informatique, ou remettez le fichier par un dossier.
submit-sftp-no-host = La machine { $host } est inconnue. Vérifiez son nom. Rien n’a été envoyé.
submit-sftp-other-key = { $host } ne montre pas la clé attendue ({ $pinned }) : { $shown }. C’est peut-être une autre machine. Rien n’a été envoyé : demandez à votre service informatique.
submit-sftp-no-entry = { $host } refuse l’entrée : votre clé n’y est pas connue, ou elle attend une phrase secrète que l’agent n’a pas.
submit-sftp-no-right = { $host } ne donne pas le droit d’écrire dans { $path }.
submit-sftp-no-folder = Le dossier { $path } n’existe pas sur { $host }.
submit-sftp-no-room = Il n’y a plus de place sur { $host } ({ $path }).
submit-sftp-failed = { $host } refuse le fichier dans { $path } sans dire pourquoi : plus de place, quota, ou un fichier de ce nom.
submit-sftp-hidden = Ce dossier ne se laisse pas lire : rien ne pourra y être relu.

submit-no-net = Cette version de Bordereau est faite sans réseau : cette voie y manque.
submit-question = Remettre ce fichier ? Répondez oui ou non :
submit-question-again = Répondez encore une fois oui :
submit-answers-yes = oui
submit-not-agreed = Rien n’a été envoyé.
submit-yes-needed = Sans terminal, ajoutez --yes pour remettre le fichier. Rien n’a été envoyé.
submit-problems-stop = Le fichier a des problèmes : rien n’a été envoyé. Corrigez-le, ou ajoutez --with-problems pour le remettre tel quel.
submit-open-receipt = Ce fichier a déjà été envoyé à cet endroit (reçu { $id }), et l’on ne sait pas s’il est arrivé. Vérifiez d’abord ; --again l’envoie quand même.
submit-known-receipt = Ce fichier a déjà été remis à cet endroit (reçu { $id }). --again le remet quand même.
submit-subject = [Moodle] Inscriptions à importer sur { $platform } : { $name }
submit-file = Fichier : { $name }, { $size }, { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }, { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, { $courses ->
        [one] { $courses } espace de cours
       *[other] { $courses } espaces de cours
    }
submit-where = Vers : { $place }
submit-digest = Empreinte SHA-256 : { $digest }
submit-personal = Colonnes qui désignent des personnes : { $columns }
submit-no-forecast = Ce que fera cet importateur n’est pas prévu ligne par ligne.
submit-never-asked = La plateforme n’a jamais été interrogée : rien n’a été comparé avec elle.
submit-problem = À régler : { $text }
submit-remark = À savoir : { $text }
submit-receipt = Reçu { $id }
submit-dry-run = À blanc : rien n’a été envoyé, rien n’a été écrit.

receipt-begun = En cours
receipt-handed-over = Remis
receipt-read-back = Remis et relu
receipt-refused = Refusé, rien n’est arrivé
receipt-not-known = On ne sait pas s’il est arrivé
receipt-picked-up = Pris par la plateforme
receipt-cut = L’envoi { $id } vers { $place } a été coupé avant sa fin : il est peut-être arrivé. Vérifiez avant d’envoyer de nouveau.
receipt-set-aside = La base des reçus ne peut pas être lue : elle a été mise de côté sous « { $path } », et une base vide la remplace.
receipt-line = { $id }  { $state }  { $platform }  { $name } ({ $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    })  { $place }
receipt-none = Aucun reçu.
receipt-unknown = Il n’y a pas de reçu « { $id } ».
receipt-forgotten =
    { $count ->
        [0] Aucun reçu oublié.
        [one] { $count } reçu oublié.
       *[other] { $count } reçus oubliés.
    }
receipt-bad-date = « { $text } » n’est pas une date : écrivez par exemple 2026-09-01.
receipt-forget-what = Dites quels reçus oublier : un numéro, --before DATE ou --all.
receipt-date = Commencé : { $begun } ; fini : { $ended }
receipt-parts = Lots confirmés : { $done } sur { $all }
receipt-verified = Vérifié le { $date } : { $as_asked } en place sur { $asked }, { $absent ->
        [one] { $absent } absente
       *[other] { $absent } absentes
    }, { $different } autrement, { $not_told ->
        [one] { $not_told } non vérifiable
       *[other] { $not_told } non vérifiables
    }
receipt-source = Fichier sur ce poste : { $path }

# Inscrire par les services web de la plateforme.

services-todo = À écrire : { $enrolments ->
        [one] { $enrolments } inscription
       *[other] { $enrolments } inscriptions
    }, { $groups ->
        [one] { $groups } groupe à créer
       *[other] { $groups } groupes à créer
    }, { $joins ->
        [one] { $joins } entrée dans un groupe
       *[other] { $joins } entrées dans un groupe
    }. Déjà en place comme demandé : { $standing ->
        [one] { $standing } inscription, laissée telle quelle
       *[other] { $standing } inscriptions, laissées telles quelles
    }.
services-held =
    { $count ->
        [one] { $count } demande ne sera pas envoyée : { $why }.
       *[other] { $count } demandes ne seront pas envoyées : { $why }.
    }
services-not-done =
    { $count ->
        [one] { $count } demande n’est pas faite : { $why }.
       *[other] { $count } demandes ne sont pas faites : { $why }.
    }
services-differs-columns = Les services web n’écrivent ni comptes, ni profils, ni cohortes : ces colonnes restent sans effet : { $columns }.
services-differs-taken-away =
    { $count ->
        [one] { $count } ligne retire quelque chose : rien n’est jamais retiré par cette voie.
       *[other] { $count } lignes retirent quelque chose : rien n’est jamais retiré par cette voie.
    }
services-differs-end =
    { $count ->
        [one] { $count } inscription sans durée n’aura pas de fin : la durée par défaut de l’espace de cours n’est pas connue, et les services web ne l’appliquent pas.
       *[other] { $count } inscriptions sans durée n’auront pas de fin : la durée par défaut des espaces de cours n’est pas connue, et les services web ne l’appliquent pas.
    }
services-differs-standing = Les personnes déjà en place comme demandé sont laissées telles quelles, avec leurs dates ; l’import du fichier récrirait leur début et leur fin.
services-differs-refused = Un espace de cours dont la méthode manuelle est désactivée est refusé par les services web ; l’import du fichier y écrit des inscriptions sans accès. Un compte non confirmé est refusé aussi.
services-differs-admins = Un administrateur du site que la liste des comptes ne signale pas serait inscrit ; l’import du fichier le refuse.
services-differs-welcome = Les espaces de cours qui envoient un message de bienvenue l’envoient aux personnes inscrites maintenant.
services-no-function = Le service de ce jeton ne permet pas d’inscrire : il lui manque { $functions }. Rien n’a été envoyé. Demandez au responsable de la plateforme, ou remettez le fichier par une autre voie.
services-done = Les inscriptions sont envoyées, puis relues sur la plateforme. { $verdict }
services-unproven = Les inscriptions sont envoyées, mais la plateforme n’a pas pu être relue : { $why } Vérifiez plus tard.
services-open = La réponse de la plateforme s’est perdue ({ $why }) : le dernier envoi est peut-être fait. { $done } envois sur { $all } sont confirmés. Recommencez plus tard la même remise : elle relit d’abord, puis n’envoie que ce qui manque.
services-stopped = Arrêté avant la fin : { $why } { $done } envois sur { $all } sont confirmés, le reste n’est pas parti. Recommencez la même remise : elle relit d’abord, puis n’envoie que ce qui manque.
services-account-not-told = la plateforme ne dit pas si ce compte existe
services-administrator = c’est un administrateur du site, que l’import du fichier refuse
services-course-not-shown = le compte du jeton ne voit pas cet espace de cours
services-role-not-asked = aucun rôle n’est demandé, et celui que l’espace de cours donne n’est pas connu
services-role-number = le numéro du rôle « { $role } » n’est pas connu : il faut la liste des rôles de la plateforme
services-bad-period = « { $text } » n’est ni une date ni un nombre de jours
services-status-not-told = la personne est dans l’espace de cours sans pouvoir y entrer, et la plateforme ne dit pas pourquoi : demandez un état, 0 ou 1
services-groups-not-told = les groupes de l’espace de cours ne sont pas connus
services-not-in-course = la personne n’est pas dans l’espace de cours
services-not-kept = la plateforme a dit oui et ne l’a pas gardé
services-no-method = l’espace de cours n’a pas de méthode manuelle active
services-cannot-assign = le compte du jeton ne peut pas donner ce rôle
services-not-confirmed = le compte n’est pas confirmé
services-guest = c’est le compte invité
services-no-right = le compte du jeton n’a pas ce droit dans l’espace de cours
services-refused = la plateforme refuse ({ $code })

# Lignes prêtes et reste.

sound-none = aucune ligne n’est sans erreur
sound-not-whole = Rien n’est écrit : { $why }
sound-reasons = Motifs
sound-sheet = Reste
sound-no-workbook = Le classeur du reste ne peut pas être écrit : { $why }. Rien d’autre n’est écrit.
sound-left =
    { $count ->
        [one] { $count } ligne n’est pas dans le fichier : { $lines }
       *[other] { $count } lignes ne sont pas dans le fichier : { $lines }
    }
sound-rest = Le reste, avec les motifs : { $path }

# Page de remise.

page-made = Faite le { $day }.
page-file = Fichier
page-settings = Réglages à choisir, dans l’ordre du formulaire
page-courses = Espaces de cours
page-remarks = À savoir
page-changes = Changements faits à la liste
page-prerequisites = Conditions
page-caption =
    { $count ->
        [one] { $count } espace de cours
       *[other] { $count } espaces de cours
    }
page-course = Espace de cours
page-enrolments = Inscriptions
page-roles = Rôles
page-new-groups = Groupes créés
page-refused = Refusées

# Comme la dernière fois.

same-none = Aucun modèle ne correspond à « { $name } » : il faut d’abord avoir écrit une liste aux mêmes titres pour cette plateforme.
same-as = Comme le { $day } (« { $name } ») : { $fields ->
        [one] { $fields } champ
       *[other] { $fields } champs
    }, { $values ->
        [one] { $values } traduction
       *[other] { $values } traductions
    }.
same-other-platform = Ce modèle a été fait pour la plateforme « { $platform } ».
same-missing = La liste n’a plus ces colonnes, ce qui en dépendait est laissé de côté : { $columns }
recipe-none = Aucun modèle.
recipe-unknown = Il n’y a pas de modèle « { $name } ».
recipe-line = { $name }  { $day }  { $platform }  { $fields ->
        [one] { $fields } champ
       *[other] { $fields } champs
    }, { $values ->
        [one] { $values } traduction
       *[other] { $values } traductions
    }
receipt-no-platform = plateforme sans nom
recipe-written = Modèle écrit dans { $path }.
recipe-kept = Modèle gardé sous le nom « { $name } ».
recipe-taken = Un modèle s’appelle déjà « { $name } » : donnez un autre nom, ou ajoutez --replace.
recipe-forgotten = Modèle « { $name } » oublié.
