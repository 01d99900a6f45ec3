# Les services web d’une plateforme

moodle-bad-address = « { $text } » n’est pas l’adresse d’une plateforme. Copiez celle que montre le navigateur, par exemple https://ecampus.exemple.fr.
moodle-bad-token = Ce texte n’est pas un jeton de services web : un jeton est une suite de lettres et de chiffres, 32 le plus souvent. Demandez-le à l’administrateur de la plateforme.
moodle-unreachable = { $host } ne répond pas. Vérifiez votre connexion, et le VPN de l’établissement s’il en faut un. Le catalogue précédent reste en place.
moodle-certificate = La connexion sûre avec { $host } n’a pas pu s’établir : son certificat n’est pas reconnu par ce poste, ou ce n’est pas un site https. Rien n’a été envoyé. Vérifiez l’adresse, ou prévenez votre service informatique.
moodle-proxy = Le proxy de l’établissement refuse la connexion à { $host }. Prévenez votre service informatique.
moodle-network-closed = Votre établissement a fermé le réseau à Bordereau sur cette machine : rien n’a été demandé ni envoyé. Importez un fichier de catalogue, ou demandez à votre service informatique.
moodle-bad-proxy = Le réglage { $variable } de cette machine désigne un serveur mandataire (proxy) sous une forme qui ne peut pas être utilisée : rien n’a été envoyé. Corrigez-le, par exemple { "http://proxy.univ.example:3128" }, ou retirez-le.
moodle-slow = { $host } n’a pas répondu à temps. Réessayez plus tard ; le catalogue précédent reste en place.
moodle-cut = La réponse de { $host } s’est interrompue avant la fin. Réessayez ; le catalogue précédent reste en place.
moodle-redirected = { $host } renvoie vers une autre adresse ({ $to }) : rien n’y a été envoyé. Si c’est la bonne, donnez cette adresse-là.
moodle-not-there = Il n’y a pas de Moodle à cette adresse de { $host }. Copiez l’adresse que montre le navigateur sur la page d’accueil de la plateforme.
moodle-failing = { $host } est en panne (réponse { $status }). Réessayez plus tard ; le catalogue précédent reste en place.
moodle-maintenance = { $host } est en maintenance. Réessayez plus tard ; le catalogue précédent reste en place.
moodle-page = { $host } a répondu par une page web au lieu de ses données : une page de connexion, un portail ou un pare-feu s’interpose. Vérifiez le VPN, ou signalez-le à l’administrateur de la plateforme.
moodle-empty = { $host } a donné une réponse vide. Signalez-le à l’administrateur de la plateforme.
moodle-not-moodle = La réponse de { $host } n’est pas celle d’un Moodle. Vérifiez l’adresse.
moodle-too-big = La réponse de { $host } dépasse { $limit } Mo : elle n’a pas été lue jusqu’au bout. Demandez un fichier d’échange à l’administrateur de la plateforme.
moodle-wrong-token = { $host } ne reconnaît pas ce jeton : il est faux, expiré ou retiré. Demandez-en un autre à l’administrateur de la plateforme.
moodle-services-off = Les services web de { $host } ne sont pas ouverts. Demandez à l’administrateur de les ouvrir, ou un fichier d’échange.
moodle-no-courses = Ce jeton ne permet pas de lire la liste des espaces de cours de { $host }. Demandez à l’administrateur d’ajouter la fonction core_course_get_courses_by_field au service.
moodle-refused = La plateforme a refusé « { $function } » (code { $code }). Transmettez ce code à son administrateur.
moodle-cancelled = L’actualisation a été arrêtée. Le catalogue précédent reste en place ; relancée dans l’heure, elle reprend où elle en était.

moodle-note-not-in-service = { $what } : la fonction « { $function } » ne fait pas partie du service de ce jeton. L’administrateur peut l’y ajouter.
moodle-note-right = { $what } : il manque au compte de ce jeton la permission { $right } (code { $code }).
moodle-note-codes = Les numéros d’identification des espaces de cours ne sont donnés qu’avec la permission { $right }.
moodle-note-hidden = Les espaces de cours cachés ne sont donnés qu’avec la permission { $right } : s’il y en a, ils paraîtront inconnus.
moodle-note-roles = Les services web ne donnent pas la liste des rôles : importez-la en liste ou en fichier d’échange pour que les rôles soient vérifiés.

catalogue-refresh = Demande son catalogue à la plateforme elle-même, par ses services web ; le jeton est lu dans BORDEREAU_TOKEN, dans le coffre du système, ou demandé
catalogue-opt-url = L’adresse de la plateforme ; inutile quand elle est déjà connue
catalogue-opt-groups-of = Un espace de cours dont les groupes sont demandés aussi (répétable)
catalogue-opt-remember = Garde le jeton dans le coffre du système
catalogue-opt-forget-token = Retire le jeton du coffre du système, sans rien demander à la plateforme
moodle-url-unconfirmed = L’adresse { $url } vient d’un catalogue importé, et personne ne l’a encore confirmée : votre jeton n’y est pas envoyé. Si c’est bien votre plateforme, ajoutez --url { $url }.
moodle-url-needed = Il manque l’adresse de la plateforme : donnez-la par --url, par exemple --url https://ecampus.exemple.fr.
moodle-asking = Demande du catalogue à { $host }…
moodle-ask-token = Jeton des services web de { $host } :
moodle-token-forgotten = Le jeton de { $host } est retiré du coffre.
moodle-no-vault = Ce poste n’a pas de coffre à secrets, ou il est verrouillé : le jeton sera demandé à chaque fois.
catalogue-opt-from = L’adresse (https) ou le chemin d’un catalogue publié par l’administrateur ; il est repris quand il a changé

moodle-login-needed = { $host } demande un nom et un mot de passe pour ce catalogue. Donnez ceux que l’administrateur vous a remis (--user NOM en ligne de commande).
moodle-wrong-login = { $host } n’accepte pas ce nom et ce mot de passe. Vérifiez-les auprès de l’administrateur ; le catalogue précédent reste en place.

moodle-note-right-in = { $what } : il manque au compte de ce jeton la permission { $right } (code { $code }) dans { $courses ->
    [one] un espace de cours
   *[other] { $courses } espaces de cours
}.
moodle-note-people = Comptes : le compte de ce jeton ne voit pas tout le monde, il lui manque { $right }. { $found ->
    [0] Aucune personne n’a été trouvée
    [one] Une personne a été trouvée
   *[other] { $found } personnes ont été trouvées
} ; des autres, rien n’est dit.
moodle-note-participants = Participants : le compte de ce jeton ne voit pas tous ceux de { $courses ->
    [one] un espace de cours
   *[other] { $courses } espaces de cours
}, il lui manque { $right }. De qui n’y paraît pas, rien n’est dit.
moodle-what-categories = Catégories
moodle-what-cohorts = Cohortes
moodle-what-groups = Groupes
moodle-what-users = Comptes
moodle-what-participants = Participants des espaces de cours
moodle-what-methods = Méthodes d’inscription
moodle-what-report = Rapport sur les inscriptions existantes
moodle-missing = Non fourni — { $text }
moodle-people = { $asked ->
    [one] Une personne demandée
   *[other] { $asked } personnes demandées
}, { $found ->
    [0] aucune n’a de compte.
    [one] une a un compte.
   *[other] { $found } ont un compte.
}
moodle-people-unsure = { $asked ->
    [one] Une personne demandée
   *[other] { $asked } personnes demandées
}, { $found ->
    [0] aucune n’a pu être vue.
    [one] une a pu être vue.
   *[other] { $found } ont pu être vues.
}
moodle-progress = … { $done } demandes sur { $total }
moodle-ask-password = Mot de passe de { $user } pour { $host } :
catalogue-opt-user = Le nom à donner à une adresse protégée ; le mot de passe est lu dans BORDEREAU_PASSWORD, ou demandé
catalogue-opt-for = Une liste : la plateforme dit lesquelles de ses personnes ont un compte, et qui est déjà dans ses espaces de cours

catalogue-asked-people = { $asked ->
    [one] , pour { $asked } personne demandée
   *[other] , pour { $asked } personnes demandées
}
catalogue-asked-courses = { $asked ->
    [one] , dans { $asked } espace de cours demandé
   *[other] , dans { $asked } espaces de cours demandés
}

moodle-in-clear = « { $text } » n’est pas chiffrée : un jeton ou un mot de passe y circulerait en clair, lisible par tout le réseau. Donnez l’adresse qui commence par https. (Pour une plateforme sur un réseau sûr, --allow-http en ligne de commande passe outre.)
catalogue-opt-allow-http = Accepte une adresse non chiffrée (http) : le jeton est alors lisible sur le réseau
moodle-nothing-new = Rien de nouveau : le catalogue publié par { $host } n’a pas changé.
moodle-no-entry = { $host } refuse à ce jeton sa première question, et Moodle ne dit pas pourquoi. Causes possibles, à vérifier avec l’administrateur : le service est désactivé ; il est réservé à des personnes choisies et le compte du jeton n’en est pas ; le jeton n’est accepté que depuis d’autres machines (adresse IP) ; le compte n’a pas le droit { $right }, ou celui que le service exige ; la fonction core_webservice_get_site_info n’est pas dans le service.
ui-accounts-asked = { $count ->
    [0] aucun compte
    [one] un compte
   *[other] { $count } comptes
} sur { $asked } demandés
moodle-expired-token = Le jeton de { $host } avait expiré : Moodle vient de le supprimer. Demandez-en un autre à l’administrateur de la plateforme, si possible sans date de fin.
moodle-other-site = Le catalogue de « { $platform } » vient de { $former }, et { $now } est un autre site : ses comptes et ses inscriptions ne valent rien ici. Créez une autre plateforme pour ce site, ou repartez de zéro (--anew en ligne de commande).
moodle-note-hidden-some = { $count ->
    [one] Un espace de cours caché existe et n’est pas communiqué
   *[other] { $count } espaces de cours cachés existent et ne sont pas communiqués
} : il faut le droit { $right }. Un nom abrégé absent du catalogue est peut-être l’un d’eux.
moodle-note-codes-some = Les codes de { $courses ->
    [one] un espace de cours
   *[other] { $courses } espaces de cours
} ne sont pas communiqués : il faut le droit { $right }.
moodle-note-members = Membres des groupes : dans { $courses ->
    [one] un espace de cours
   *[other] { $courses } espaces de cours
}, ils ne sont pas communiqués. L’administrateur peut ajouter la fonction { $function }, avec le droit { $right }.
moodle-note-report = Le rapport « Participants au cours » fait par l’administrateur n’a pas, chacune une fois et sous leur titre d’origine, les colonnes dont Bordereau a besoin ({ $titles }) : l’état et la fin des inscriptions existantes restent inconnus.
moodle-nobody-named = Aucune colonne de cette liste ne désigne des personnes par leur identifiant, leur numéro ou leur adresse : la plateforme n’est pas interrogée sur elles.
moodle-waiting = … la plateforme prépare sa réponse ({ $seconds } s)
catalogue-opt-at-once = Nombre de questions posées en même temps à la plateforme (5 d’ordinaire)
catalogue-opt-anew = Oublie ce qui est connu de la plateforme et repart de zéro : pour une adresse qui mène à un autre site
catalogue-opt-needs = Affiche les fonctions et les capacités dont un service en lecture seule a besoin, et n’interroge rien
moodle-needs = Fonctions du service externe, et capacités du compte (au niveau du site ou des catégories)
moodle-needs-token = Un jeton sans date de fin évite une surprise : Moodle supprime un jeton expiré à son premier emploi. Le même tableau, expliqué, est dans assets/moodle/README.fr.md.
