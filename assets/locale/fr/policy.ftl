# Ce qu’un service informatique décide pour une machine.

policy-language = Langue
policy-theme = Couleurs de la fenêtre
policy-recents = Retenir les derniers fichiers ouverts
policy-keep-people-days = Jours pendant lesquels les comptes d’un catalogue sont gardés
policy-keep-receipts-days = Jours pendant lesquels les reçus sont gardés
policy-old-after-days = Jours après lesquels un catalogue est dit ancien
policy-limits-enrolments = Inscriptions à partir desquelles un oui est demandé
policy-limits-courses = Espaces de cours à partir desquels un oui est demandé
policy-limits-groups-created = Groupes créés à partir desquels un oui est demandé
policy-institution = Où se trouve le fichier de l’établissement
policy-network = Le programme peut interroger le réseau
policy-channels = Voies par lesquelles un fichier peut être remis

policy-about-forced = Imposé : personne d’autre ne le change.
policy-about-default = Par défaut : vaut tant que la personne n’a rien choisi.
policy-category-default = Par défaut (modifiable par la personne)
policy-table = Clé | Ce qu’elle règle | Valeurs | Imposée ou par défaut
policy-both = les deux
policy-forced-only = imposée
policy-set-by-institution = Défini par votre établissement
policy-not-set = (rien)
policy-source-forced = imposé par l’établissement
policy-source-person = choisi ici
policy-source-default = par défaut de l’établissement
policy-source-built-in = du programme
policy-unknown-section = { $place } : « { $key } » n’est ni [forced] ni [default]. Cette partie est laissée de côté, le reste vaut.
policy-unknown-key = { $place } : la clé « { $key } » n’existe pas. Elle est laissée de côté, le reste vaut ; « bordereau policy templates » donne les clés.
policy-bad-value = { $place } : la valeur de « { $key } » ne convient pas. Elle est laissée de côté, le reste vaut. Valeurs possibles : { $takes }.
policy-only-forced = { $place } : « { $key } » ne peut être qu’imposée. Placez-la sous [forced].
policy-open-to-all = { $place } : d’autres comptes que l’administrateur peuvent écrire ici, et diraient où vont les fichiers. Retirez-leur ce droit.
policy-unreadable = { $place } ne peut pas être lu ({ $reason }). Rien n’en est appliqué.
policy-not-toml = { $place }, ligne { $line } : ce n’est pas du TOML. Rien de ce fichier n’est appliqué.
