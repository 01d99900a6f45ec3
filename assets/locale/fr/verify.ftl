# Vérification.

verify-as-asked = comme demandé
verify-absent = absent
verify-other-role = autre rôle
verify-other-group = autre groupe
verify-no-access = sans accès en ce moment
verify-other-status = actif, alors que la suspension est demandée
verify-not-told = non vérifiable
because-no-account = le compte n’existe pas
because-account-refused = la plateforme refuse ce compte
because-unknown-course = l’espace de cours n’existe pas
because-unknown-role = le rôle n’existe pas
because-no-manual-method = l’espace de cours n’a pas l’inscription manuelle
because-method-off = l’inscription manuelle y est désactivée
verify-verdict = { $asked ->
        [one] { $asked } demandée
       *[other] { $asked } demandées
    } : { $fine } en place, { $absent ->
        [one] { $absent } absente
       *[other] { $absent } absentes
    }, { $different } autrement, { $untold ->
        [one] { $untold } non vérifiable
       *[other] { $untold } non vérifiables
    }.
verify-reason = { $course } : { $state } ({ $count })
verify-reason-because = { $course } : { $state }, { $because } ({ $count })
verify-blind-end = La date de fin ne peut pas être lue par cette voie : elle n’est pas vérifiée.
verify-blind-status = Cette source ne dit pas, pour certaines lignes, si l’accès est ouvert : il n’est pas vérifié.
verify-blind-group = Cette source ne dit pas tous les groupes : certains ne sont pas vérifiés.
verify-blind-role = Certains rôles ne sont pas vérifiés : la source ne les dit pas, ou la ligne n’en demande aucun.
verify-nothing-missing = Rien ne manque : aucun fichier n’est écrit.
verify-list-no-people = Cette liste n’a pas de colonne d’identifiant, de numéro ni de courriel : personne n’y peut être retrouvé. Téléchargez-la avec l’une de ces colonnes.
verify-list-no-course = Rien ne dit de quel espace de cours est cette liste : ajoutez --course avec son nom abrégé.
