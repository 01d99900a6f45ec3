# Règles de vérification : titres, constats, ce qui n’a pas pu être vérifié, corrections.

tool-moodle = Moodle
tool-tool-sync = tool_sync
tool-any = l’outil
catalogue-of-day = Le catalogue date du { $day } : ce qui a été créé depuis n’y figure pas.
catalogue-of-year = Le catalogue est celui de l’année { $year }, et non de l’année en cours : ce qui est nouveau n’y figure pas.
catalogue-of-day-and-year = Le catalogue date du { $day } et de l’année { $year }, qui n’est pas l’année en cours : ce qui a été créé depuis n’y figure pas.
rule-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }

## Ce que le catalogue ne dit pas

unchecked-no-courses = pas de liste des espaces de cours : importez ou actualisez le catalogue de la plateforme
unchecked-no-accounts = pas de liste des comptes dans le catalogue
unchecked-no-roles = pas de liste des rôles dans le catalogue
unchecked-no-role-levels = le catalogue ne dit pas quels rôles peuvent être donnés dans un espace de cours : importez une liste des rôles avec la colonne « assignable_in_course », ou indiquez « rôles habituels de Moodle » dans la fiche de la plateforme
unchecked-no-administrators = la plateforme ne dit pas qui administre le site
unchecked-no-default-role = { $courses ->
    [one] le rôle donné par défaut dans { $courses } espace de cours n’est pas communiqué
   *[other] le rôle donné par défaut dans { $courses } espaces de cours n’est pas communiqué
}
unchecked-no-default-period = { $courses ->
    [one] la durée par défaut des inscriptions de { $courses } espace de cours n’est pas communiquée
   *[other] la durée par défaut des inscriptions de { $courses } espaces de cours n’est pas communiquée
}
unchecked-no-enrolments = pas de liste des inscriptions existantes dans le catalogue
unchecked-no-held-roles = pas de liste des rôles déjà donnés dans le catalogue
unchecked-no-memberships = pas de liste des membres des groupes dans le catalogue
unchecked-some-accounts = { $people ->
    [one] la plateforme n’a pas été interrogée sur { $people } identifiant
   *[other] la plateforme n’a pas été interrogée sur { $people } identifiants
}
unchecked-some-enrolments = { $courses ->
    [one] les inscriptions existantes de { $courses } espace de cours ne sont pas connues en détail
   *[other] les inscriptions existantes de { $courses } espaces de cours ne sont pas connues en détail
}
unchecked-some-held-roles = { $courses ->
    [one] les rôles déjà donnés dans { $courses } espace de cours ne sont pas connus
   *[other] les rôles déjà donnés dans { $courses } espaces de cours ne sont pas connus
}
unchecked-some-memberships = { $courses ->
    [one] les membres des groupes de { $courses } espace de cours ne sont pas connus
   *[other] les membres des groupes de { $courses } espaces de cours ne sont pas connus
}
unchecked-no-groups = { $courses ->
    [one] groupes absents du catalogue pour { $courses } espace de cours
   *[other] groupes absents du catalogue pour { $courses } espaces de cours
}
unchecked-no-methods = { $courses ->
    [one] méthodes d’inscription absentes du catalogue pour { $courses } espace de cours
   *[other] méthodes d’inscription absentes du catalogue pour { $courses } espaces de cours
}
unchecked-no-visibility = { $courses ->
    [one] le catalogue ne dit pas si { $courses } espace de cours est visible
   *[other] le catalogue ne dit pas si { $courses } espaces de cours sont visibles
}

## Colonnes

rule-missing-column = Colonne obligatoire absente
missing-column = Rien ne donne le champ « { $field } » ({ $column }) : sans lui, { $tool } ne fera pas ce que la liste demande.
missing-column-address = { $tool } cherchera les personnes par leur adresse de courriel (c’est le réglage choisi) et le fichier n’en a pas : toutes les lignes seront refusées.

rule-unknown-column = Colonnes laissées de côté
unknown-column = { $columns ->
    [one] La colonne « { $names } » ne sera pas écrite
   *[other] { $columns } colonnes ne seront pas écrites ({ $names })
} : { $does ->
    [refuses-file] { $tool } refuse tout le fichier dès qu’il y trouve une colonne qu’il ne connaît pas.
    [no-place] { $tool } ne lit aucune autre colonne que les siennes.
   *[other] { $tool } n’en a pas l’usage.
}

rule-dangerous-column = Colonne qui ferait plus qu’une inscription
dangerous-column-left-out = La colonne est laissée de côté : rien de cela ne se produira. Si c’est ce que vous vouliez, adressez-vous au gestionnaire de la plateforme.
danger-deletes = « { $column } » supprimerait des comptes, ou ferait sauter les lignes sans inscrire personne.
danger-deletes-always = « { $column } » supprimerait le compte de chaque ligne, quoi que contienne la cellule, même pendant une simulation.
danger-renames = « { $column } » renommerait des comptes, ou ferait sauter les lignes sans inscrire personne.
danger-rename-crashes = « { $column } » ferait tomber l’import en panne à la première cellule remplie, ou créerait un second compte.
danger-renames-groups = « { $column } » renommerait des groupes, et en effacerait le numéro et la description là où la cellule est vide.
danger-suspends = « { $column } » suspendrait des comptes entiers, pas des inscriptions : même « non » vaut oui pour Moodle.
danger-suspends-or-opens = « { $column } » suspendrait des comptes entiers, pas des inscriptions, et rouvrirait ceux dont la cellule est vide.
danger-password = « { $column } » porterait des mots de passe en clair dans le fichier.
danger-auth = « { $column } » changerait la façon dont les personnes se connectent : elles pourraient ne plus entrer.
danger-site-role = « { $column } » donnerait un rôle sur tout le site : avec « manager », la gestion de la plateforme entière.
danger-category-role = « { $column } » donnerait un rôle sur toute une catégorie d’espaces de cours, sans que Moodle l’affiche.
danger-cohort = « { $column } » ajouterait à des cohortes, et en créerait une nouvelle à la moindre faute de frappe.
danger-old-type = « { $column } » est une ancienne façon de donner un rôle : une valeur comme 1.5 y est ignorée sans un mot.
danger-start-date = « { $column } » serait lue à l’américaine : 05/01/2027 y devient le 1er mai, et une date en toutes lettres y est ignorée.
danger-account-setting = « { $column } » changerait un réglage du compte de chaque personne, même avec une cellule vide.

rule-profile-column = Colonnes du profil laissées de côté
profile-column = { $columns ->
    [one] La colonne « { $names } » ne sera pas écrite
   *[other] { $columns } colonnes ne seront pas écrites ({ $names })
} : { $does ->
    [fills] { $tool } en remplirait ce qui est vide dans le profil de chaque personne.
   *[other] { $tool } en remplacerait ce que contient le profil de chaque personne, et l’effacerait là où la cellule est vide.
}

rule-orphan-column = Colonne sans espace de cours
orphan-column = « { $column } » n’a pas de colonne « { $course } » à côté d’elle : { $tool } l’ignorera sans un mot.

rule-number-gap = Numéros de colonnes qui se suivent mal
number-gap = Les colonnes vont jusqu’à « { $last } », mais il manque { $missing } : { $tool } l’accepte ; vérifiez qu’aucune colonne n’a été oubliée.

rule-number-with-zero = Numéro de colonne avec un zéro
number-with-zero = « { $column } » n’est pas « { $meant } » pour { $tool } : il ne l’associerait ni au rôle ni au groupe de même numéro. La colonne est laissée de côté.

rule-repeated-column = Colonne en double
repeated-column = « { $column } » est là deux fois : une seule peut être écrite.

## Cellules

rule-empty-cell = Cellule obligatoire vide
empty-cell-login = { $rows ->
    [one] { $rows } ligne n’a pas d’identifiant : { $tool } la comptera en erreur et n’inscrira personne.
   *[other] { $rows } lignes n’ont pas d’identifiant : { $tool } les comptera en erreur et n’inscrira personne.
}
empty-cell-address = { $rows ->
    [one] { $rows } ligne n’a pas
   *[other] { $rows } lignes n’ont pas
} d’adresse de courriel : { $tool } prendrait n’importe quel compte sans adresse, et inscrirait une autre personne.
empty-cell-course = { $rows ->
    [one] { $rows } ligne ne dit pas dans quel espace de cours inscrire : { $tool } la dira « à jour » sans rien faire.
   *[other] { $rows } lignes ne disent pas dans quel espace de cours inscrire : { $tool } les dira « à jour » sans rien faire.
}
empty-cell-role = { $rows ->
    [one] { $rows } ligne n’a pas de rôle : { $tool } donnera celui que l’espace de cours donne d’office, presque toujours étudiant.
   *[other] { $rows } lignes n’ont pas de rôle : { $tool } donnera celui que l’espace de cours donne d’office, presque toujours étudiant.
}
empty-cell = { $rows ->
    [one] { $rows } cellule de « { $column } » est vide alors qu’elle est obligatoire.
   *[other] { $rows } cellules de « { $column } » sont vides alors qu’elles sont obligatoires.
}
empty-cell-zero = { $rows ->
    [one] { $rows } cellule de « { $column } » contient 0 : { $tool } la lit comme une cellule vide et ne fera rien.
   *[other] { $rows } cellules de « { $column } » contiennent 0 : { $tool } les lit comme des cellules vides et ne fera rien.
}
empty-row = { $rows ->
    [one] { $rows } ligne est entièrement vide
   *[other] { $rows } lignes sont entièrement vides
} : { $does ->
    [guest] { $tool } inscrirait le compte invité.
    [stops] { $tool } s’arrêterait là, et les lignes suivantes ne seraient pas lues.
    [refuses] { $tool } y verrait une erreur.
   *[other] rien de cela ne sert dans le fichier.
}

rule-stray-cell = Cellules sans espace de cours
stray-cell = { $rows ->
    [one] { $rows } ligne donne un rôle, un groupe ou une durée alors que « { $column } » est vide : { $tool } l’ignorera sans un mot.
   *[other] { $rows } lignes donnent un rôle, un groupe ou une durée alors que « { $column } » est vide : { $tool } les ignorera sans un mot.
}

rule-value-needs-quotes = Valeur qui casserait le fichier
value-holds-delimiter = « { $value } » contient « { $delimiter } », le signe qui sépare les colonnes : { $does ->
    [refuses-file] la ligne aurait une case de trop et { $tool } refuserait tout le fichier.
    [shifts] { $tool } décalerait les cases suivantes.
    [joins-group] { $tool } prendrait la suite pour une partie du nom du groupe.
    [refuses] { $tool } lirait une autre ligne, ou la refuserait.
   *[other] la ligne aurait une case de trop.
}
value-holds-quote = « { $value } » contient un guillemet droit : { $does ->
    [refuses-file] selon sa place, { $tool } pourrait avaler les lignes suivantes dans cette case.
   *[other] { $tool } en ferait une partie de la valeur, ou refuserait la ligne.
}
value-holds-break = « { $value } » contient un retour à la ligne : la ligne serait coupée en deux{ $does ->
    [refuses-file]  et { $tool } refuserait tout le fichier.
   *[other] , et { $tool } prendrait la suite pour une autre.
}

rule-invisible-character = Caractère invisible
invisible-blank = « { $value } » contient une espace insécable (montrée par ⍽) : { $tool } y verra un autre nom que celui que vous lisez.
invisible-character = « { $value } » contient un caractère invisible (montré par ·) : { $tool } y verra un autre nom que celui que vous lisez.
invisible-character-many = { $values } valeurs de « { $column } » contiennent des caractères invisibles : { $tool } y verra d’autres noms que ceux que vous lisez.

rule-outer-blank = Espaces autour d’une valeur
outer-blank = « { $value } » est entouré d’espaces : { $does ->
    [keeps] { $tool } ne les enlève pas et lirait une autre valeur.
   *[other] le fichier est plus net sans elles.
}
outer-blank-many = { $values } valeurs de « { $column } » sont entourées d’espaces, par exemple « { $value } ». Le fichier est plus net sans elles.

rule-mojibake = Accents abîmés
mojibake = « { $value } » a été lu avec un mauvais encodage ; c’était « { $sound } ». { $tool } prendrait le texte abîmé tel quel.
mojibake-many = { $values } valeurs de « { $column } » ont été lues avec un mauvais encodage, par exemple « { $value } ». { $tool } prendrait le texte abîmé tel quel.

rule-lost-character = Caractère perdu
lost-character = « { $value } » a perdu un caractère, sans doute une lettre accentuée : ce nom ne correspond plus à rien sur la plateforme.

rule-number-display = Numéro affiché autrement
number-display = { $count ->
    [one] Un numéro de la colonne « { $column } » n’est pas affiché tel qu’il est
   *[other] { $count } numéros de la colonne « { $column } » ne sont pas affichés tels qu’ils sont
} : { $shown } au lieu de { $exact }. La plateforme lirait ce qui est affiché, et ne trouverait rien.
number-display-text = « { $text } »
number-display-nothing = rien
number-display-fix = { $count ->
    [one] Écrire le numéro exact
   *[other] Écrire le numéro exact sur les { $count } lignes
}

rule-altered-code = Code changé par le tableur
altered-code-date-group = « { $value } » ressemble à un code que le tableur a changé en date : { $tool } créerait un groupe qui porte ce nom.
altered-code-day = « { $value } » est une date : c’est peut-être un code comme « 1-2 » que le tableur a changé. Vérifiez qu’un groupe s’appelle bien ainsi.
altered-code-date = « { $value } » ressemble à un code que le tableur a changé en date : { $tool } n’y trouvera pas l’espace de cours.
altered-code-power = « { $value } » ressemble à un code que le tableur a changé en nombre : ce qui était écrit n’est plus dans la cellule.
altered-code-digits = « { $value } » a plus de quinze chiffres et finit par des zéros : un tableur n’en garde que quinze, et les derniers sont perdus. Le vrai numéro n’est plus dans la liste : reprenez-le à la source, la cellule au format Texte.
fix-format-as-text = Mettre la colonne au format Texte dans le tableur, y saisir à nouveau le code, puis rouvrir la liste

rule-spreadsheet-error = Erreur de formule
spreadsheet-error = « { $value } » est une erreur de formule du tableur, pas une valeur : { $tool } ne saura rien en faire.
spreadsheet-error-group = « { $value } » est une erreur de formule du tableur : { $tool } créerait un groupe qui porte ce nom.

## Espaces de cours

rule-formula-start = Texte qui commence comme une formule
formula-start = « { $value } » commence comme une formule : un tableur qui rouvre le fichier la calcule au lieu de la montrer. Écrivez la valeur sans ce signe.
formula-start-many = { $values } valeurs commencent comme une formule (par exemple « { $value } ») : un tableur qui rouvre le fichier les calcule au lieu de les montrer.

rule-row-left-out = Ligne laissée de côté
row-left-out = { $count ->
    [one] { $count } ligne n’est pas prise comme une personne
   *[other] { $count } lignes ne sont pas prises comme des personnes
} ({ $why }) : { $count ->
    [one] elle ne sera pas écrite
   *[other] elles ne seront pas écrites
}.
row-left-out-person = { $count ->
    [one] { $count } ligne qui ressemble à une personne est laissée
   *[other] { $count } lignes qui ressemblent à des personnes sont laissées
} de côté ({ $why }) : { $count ->
    [one] elle ne serait pas inscrite
   *[other] elles ne seraient pas inscrites
}. Prenez-{ $count ->
    [one] la si elle fait
   *[other] les si elles font
} partie de la liste.
row-left-out-sheet = La feuille « { $sheet } » du classeur nomme { $count ->
    [one] { $count } personne qui n’est pas dans la liste
   *[other] { $count } personnes qui ne sont pas dans la liste
} : cette feuille n’est pas prise, et personne n’y serait inscrit.
left-out-titles = titres de colonnes répétés
left-out-heading = titre de groupe
left-out-page = page ou date d’impression
left-out-rule = trait
left-out-total = total
left-out-note = note
left-out-far = loin de la liste
left-out-above = au-dessus des titres
left-out-other-table = autre tableau de la feuille
left-out-out-of-range = hors des lignes choisies
fix-take-in = { $count ->
    [one] Prendre cette ligne
   *[other] Prendre ces { $count } lignes
}
fix-choose-sheet = Prendre aussi cette feuille à l’étape Ouvrir (en ligne de commande : --sheet), ou la laisser si elle n’est pas de la liste
rule-other-shape = La liste a une autre forme
other-shape-courses = Chaque espace de cours a sa colonne (« { $columns } »), avec une marque ou un groupe sur { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} : { $tool } veut une ligne par inscription, et ces colonnes ne seraient pas lues.
other-shape-groups = { $count } colonnes disent un groupe (« { $columns } ») : une seule serait écrite, et les autres groupes de { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} seraient oubliés.
other-shape-several-courses = Sous « { $columns } », { $rows ->
    [one] { $rows } cellule nomme
   *[other] { $rows } cellules nomment
} plusieurs espaces de cours : { $tool } y lirait un seul nom, qu’il ne connaît pas.
other-shape-several-roles = Sous « { $columns } », { $rows ->
    [one] { $rows } cellule nomme
   *[other] { $rows } cellules nomment
} plusieurs rôles : { $tool } y lirait un seul nom, qu’il ne connaît pas.
other-shape-unclear-roles = Sous « { $columns } », { $rows ->
    [one] { $rows } cellule nomme
   *[other] { $rows } cellules nomment
} plusieurs rôles : { $tool } y lirait un seul nom, qu’il ne connaît pas. Écrivez une ligne par personne et par rôle.
other-shape-several-people = Sous « { $columns } », { $rows ->
    [one] { $rows } cellule nomme
   *[other] { $rows } cellules nomment
} plusieurs personnes : { $tool } y lirait un seul identifiant, et aucune ne serait inscrite.
other-shape-written-once = Sous « { $columns } », la valeur semble écrite une seule fois pour les lignes qui suivent : { $rows ->
    [one] { $rows } ligne n’en a pas
   *[other] { $rows } lignes n’en ont pas
}, et { $tool } ne devine pas celle du dessus.
rule-rival-column = Plusieurs colonnes disent la même chose
rival-column = « { $label } » ({ $field }) est rempli par la colonne « { $taken } », et { $count ->
    [one] une autre dit
   *[other] d’autres disent
} la même chose : « { $others } ». { $rows ->
    [one] { $rows } ligne y a une autre valeur
   *[other] { $rows } lignes y ont une autre valeur
} : dites quelle colonne est la bonne, car la mauvaise inscrirait quelqu’un d’autre ou personne.
rival-column-told = « { $label } » ({ $field }) est rempli par la colonne « { $taken } » plutôt que par « { $others } » : la plateforme connaît les valeurs de la première seulement. { $rows ->
    [one] { $rows } ligne diffère.
   *[other] { $rows } lignes diffèrent.
}
rule-withdrawn-person = Personne qui semble être partie
withdrawn-person = La colonne « { $title } » dit « { $value } » pour { $count ->
    [one] { $count } personne : elle serait inscrite comme les autres.
   *[other] { $count } personnes : elles seraient inscrites comme les autres.
}
withdrawn-remark = Une remarque de la colonne « { $title } » laisse penser que { $count ->
    [one] { $count } personne est partie
   *[other] { $count } personnes sont parties
} : « { $value } ».
withdrawn-struck = { $count ->
    [one] { $count } ligne est barrée dans le classeur : la personne serait inscrite comme les autres.
   *[other] { $count } lignes sont barrées dans le classeur : ces personnes seraient inscrites comme les autres.
}
fix-leave-out = { $count ->
    [one] Laisser cette ligne de côté
   *[other] Laisser ces { $count } lignes de côté
}
fix-keep-withdrawn = Les garder si ces personnes doivent avoir accès à l’espace de cours
rule-opposite-status = État dit à l’envers
opposite-status = La colonne « { $title } » dit le contraire de ce que Moodle demande ; elle est traduite : { $active } en 0 (active), { $suspended } en 1 (suspendue).
opposite-status-empty = Sous « { $title } », { $count ->
    [one] { $count } cellule est vide
   *[other] { $count } cellules sont vides
} : Moodle laisserait { $count ->
    [one] cette inscription active. Dites si elle doit
   *[other] ces inscriptions actives. Dites si elles doivent
} l’être.
rule-unknown-course = Espace de cours inconnu
course-not-seen = « { $value } » n’est pas parmi les espaces de cours que { $platform } montre au compte interrogé. S’il n’est pas caché, { $tool } passera ces lignes sans les compter comme erreurs ; s’il l’est, il existe peut-être : vérifiez sur la plateforme.
unknown-course = « { $value } » n’existe pas sur { $platform } : { $does ->
    [uncounted] { $tool } ignorera ces lignes, sans les compter comme erreurs.
    [says] { $tool } le dira et ne fera rien de ces lignes.
   *[other] { $tool } ne pourra rien faire de ces lignes.
}
unknown-course-code = « { $value } » n’est le code d’aucun espace de cours de { $platform } : { $tool } cherche les espaces de cours par leur code et ne fera rien de ces lignes.

rule-course-spelling = Nom abrégé écrit autrement
course-spelling = « { $value } » s’écrit « { $meant } » sur { $platform } : à une majuscule, un accent ou une espace près, { $tool } ne le reconnaît pas et n’inscrit personne.
course-spelling-forgiven = « { $value } » s’écrit « { $meant } » sur { $platform } : sa base de données pardonne les majuscules et les accents, mais pas toutes les autres.

rule-course-without-manual = Pas d’inscription manuelle
course-without-manual = « { $value } » n’a pas la méthode « Inscriptions manuelles » : { $does ->
    [says] { $tool } donnera le rôle sans inscrire personne, et le dira.
    [adds] { $tool } l’ajoutera, et inscrira les personnes.
    [fails] { $tool } n’y fera rien : l’import de cet espace de cours s’arrête par une erreur.
   *[other] { $tool } n’inscrira personne, et n’en dira rien.
}
course-without-manual-site = Les inscriptions manuelles sont désactivées sur { $platform } : dans « { $value } », { $tool } n’inscrira personne.

rule-manual-method-off = Inscription manuelle désactivée
manual-method-not-on = Dans « { $value } », la méthode « Inscriptions manuelles » n’est pas active : elle manque ou elle est désactivée. Personne n’aura accès par ce fichier.
manual-method-off = Dans « { $value } », la méthode « Inscriptions manuelles » est désactivée : { $does ->
    [says] { $tool } donnera le rôle sans inscrire personne, et le dira.
    [fails] { $tool } refusera tout l’espace de cours.
   *[other] { $tool } annoncera les inscriptions, mais les personnes n’auront pas accès.
}

rule-hidden-course = Espace de cours caché
hidden-course = « { $value } » est caché : les personnes y seront inscrites, mais les étudiants ne le verront pas.

rule-front-page = Page d’accueil du site

rule-closed-course = Espace de cours fermé aux demandes
closed-course = « { $value } » est fermé aux demandes sur { $platform } : son gestionnaire n’y inscrira pas ces personnes.
closed-category = « { $value } » est dans « { $category } », une catégorie fermée aux demandes sur { $platform } : son gestionnaire n’y inscrira pas ces personnes.
front-page = « { $value } » est le nom de la page d’accueil du site, pas d’un espace de cours : { $does ->
    [role-only] { $tool } y donnerait le rôle, sans inscrire nulle part.
   *[other] personne n’y sera inscrit.
}

## Rôles

rule-unknown-role = Rôle inconnu
role-supposed = Supposé : la plateforme ne communique pas ses rôles, sa fiche indique les rôles habituels de Moodle.
unknown-role = « { $value } » n’est pas un rôle connu sur { $platform } : { $does ->
    [no-role] { $tool } inscrira ces personnes sans aucun rôle, ou tombera en panne.
   *[other] { $tool } n’inscrira pas ces personnes, et oubliera leur groupe.
}

rule-role-label = Nom affiché du rôle
role-label = « { $value } » est un nom que l’on lit à l’écran ; { $tool } attend le nom abrégé, par exemple « { $shortname } », et { $does ->
    [untold] n’inscrira ces personnes que si un rôle a ce nom abrégé, ce que le catalogue ne dit pas.
    [no-role] inscrira ces personnes sans aucun rôle, ou tombera en panne.
   *[other] n’inscrira pas ces personnes.
}
role-label-teacher = Attention : « Enseignant » est le rôle editingteacher, qui peut modifier l’espace de cours. Le rôle teacher est l’enseignant non éditeur.

rule-role-not-assignable = Rôle qui ne se donne pas dans un espace de cours
role-not-assignable = Le rôle « { $value } » existe sur { $platform }, mais { $does ->
    [gives] il n’est pas fait pour un espace de cours : { $tool } le donnera quand même.
   *[other] il ne peut pas être donné dans un espace de cours : { $tool } le dira inconnu et n’inscrira personne.
}

rule-role-number = Numéro à la place du rôle
role-number = « { $value } » serait lu comme un numéro de rôle : ces personnes recevraient le rôle « { $role } ».
role-number-name = « { $value } » est un nom de rôle fait de chiffres : { $tool } y lit un numéro et ne trouvera pas ce rôle.
role-number-untold = « { $value } » serait lu comme un numéro de rôle ; sur beaucoup de plateformes, 1 est le gestionnaire.

rule-powerful-role = Rôle très étendu
powerful-role = « { $value } » donne des droits de gestion sur l’espace de cours, ses notes et ses inscrits. Vérifiez que c’est bien voulu pour toutes ces lignes.

rule-role-by-default = Rôle donné d’office
role-by-default = { $rows ->
    [one] { $rows } ligne remplit
   *[other] { $rows } lignes remplissent
} « { $course } » sans « { $column } » : { $does ->
    [student] { $tool } donnera le rôle d’étudiant, et affichera un échec.
   *[other] { $tool } donnera le rôle d’office de l’espace de cours, presque toujours étudiant.
}

rule-role-added = Rôle qui s’ajoute à un autre
role-added = { $people ->
    [one] Dans « { $course } », { $people } personne a déjà le rôle « { $held } » : elle le gardera et recevra « { $asked } » en plus.
   *[other] Dans « { $course } », { $people } personnes ont déjà le rôle « { $held } » : elles le garderont et recevront « { $asked } » en plus.
}
role-kept = { $people ->
    [one] Dans « { $course } », { $people } personne a déjà le rôle « { $held } » : elle le gardera, et ne recevra pas celui du formulaire.
   *[other] Dans « { $course } », { $people } personnes ont déjà le rôle « { $held } » : elles le garderont, et ne recevront pas celui du formulaire.
}

rule-role-not-offered = Rôle que l’on ne peut pas demander
role-not-offered = Le rôle « { $value } » n’est pas de ceux que l’on peut demander sur { $platform } : son gestionnaire ne le donnera pas.

## Comptes

rule-unknown-account = Compte inconnu
unknown-account-age = La liste des comptes date du { $day } : un compte créé depuis n’y figure pas.
unknown-account = « { $value } » n’a pas de compte sur { $platform } : { $tool } passera ces lignes sans inscrire personne.
unknown-account-number = « { $value } » n’est le numéro d’identification d’aucun compte de { $platform } : { $tool } cherche les personnes par ce numéro et n’inscrira personne.
unknown-account-email = « { $value } » n’est l’adresse d’aucun compte de { $platform }, à la majuscule près : { $tool } cherche les personnes par adresse et n’inscrira personne.
several-accounts = « { $value } » désigne { $count } comptes : { $tool } refuse de choisir et n’inscrira personne.

rule-login-spelling = Identifiant mal écrit
login-spelling = « { $value } » contient { $what } : { $tool } ne reconnaîtra pas cet identifiant.
login-spelling-known = « { $value } » contient { $what } et ce compte existe ainsi : { $tool } affichera une erreur, mais inscrira la personne.
login-spelling-stops = « { $value } » contient { $what } et ce compte existe ainsi : si { $tool } doit toucher à ce compte, l’import s’arrête à cette ligne et les suivantes ne sont pas lues.
login-spelling-untold = « { $value } » contient { $what } : { $tool } ne reconnaîtra cet identifiant que si un compte s’écrit exactement ainsi, ce que le catalogue ne dit pas et qui est rare.
login-spelling-forgiven = « { $value } » contient { $what } : la base du site y retrouve le compte « { $login } ». { $tool } affichera une erreur, mais inscrira la personne.
login-spelling-new = « { $value } » contient { $what } : { $tool } ne crée pas un tel compte, et l’import s’arrête à cette ligne.
login-spelling-cleaned = « { $value } » contient { $what } : { $tool } créera le compte « { $cleaned } ».
login-spelling-many = { $values } identifiants contiennent des majuscules, des accents, des espaces ou d’autres signes (colonne « { $column } », par exemple « { $value } ») : { $tool } ne les reconnaîtra pas.
login-holds-hidden = un caractère invisible
login-holds-blank = une espace
login-holds-capital = une majuscule
login-holds-accent = un accent
login-holds-sign = un signe qui n’est pas admis

rule-closed-account = Compte qui ne peut pas se connecter
closed-account-suspended = Le compte « { $value } » est suspendu : { $tool } l’inscrira sans rien dire, mais la personne ne pourra pas entrer.
closed-account-nologin = Le compte « { $value } » est fermé à la connexion : { $tool } l’inscrira sans rien dire, mais la personne ne pourra pas entrer.
closed-account-unconfirmed = Le compte « { $value } » n’a jamais été confirmé : { $tool } l’inscrira sans rien dire, mais la personne ne pourra pas encore entrer.
closed-account-method = Le compte « { $value } » se connecte par une méthode qui n’est plus active : { $does ->
    [writes] { $tool } peut refuser la ligne, et la personne ne pourra pas entrer.
   *[other] { $tool } l’inscrira sans rien dire, mais la personne ne pourra pas entrer.
}

rule-administrator-account = Compte d’administration
administrator-account = « { $value } » est un administrateur du site : { $tool } refuse de l’inscrire de cette façon.

rule-guest-account = Compte invité
guest-account = « { $value } » est le compte invité du site : { $does ->
    [enrols] { $tool } l’inscrira, sans rien dire.
   *[other] { $tool } refuse de l’inscrire.
}

rule-login-is-idnumber = Numéros à la place des identifiants
login-is-idnumber = { $values } valeurs sont des numéros d’identification, pas des identifiants, sur { $platform } : { $tool } cherche ici par identifiant et ne trouvera pas ces personnes.

rule-email-form = Adresse de courriel mal formée
email-form = « { $value } » n’est pas une adresse de courriel : { $tool } l’écrira quand même.

rule-email-taken = Adresse d’une autre personne
email-taken = « { $email } » est déjà l’adresse du compte « { $owner } » : { $tool } refusera la ligne de « { $login } » et n’inscrira personne.

rule-email-repeated = Même adresse pour plusieurs personnes
email-repeated = « { $email } » est donnée à { $people } personnes : { $tool } ne créera que le premier compte.

rule-existing-account = Compte qui existe déjà
existing-account = « { $value } » a déjà un compte : { $does ->
    [doubles] { $tool } en créera un second, avec un numéro à la suite.
   *[other] { $tool } sautera ces lignes, sans inscrire personne.
}
existing-account-many = { $values } valeurs de « { $column } » ont déjà un compte, par exemple « { $value } » : avec ces réglages, { $tool } n’inscrit pas ces personnes.

## Groupes

rule-group-near-existing = Groupe presque identique
group-near-existing = « { $value } » n’est pas « { $near } » : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
    [says] { $tool } ne mettra ces personnes dans aucun groupe.
   *[other] un second groupe serait créé à côté.
}

rule-numeric-group = Groupe fait d’un nombre
numeric-group = « { $value } » serait lu comme un numéro interne de groupe, pas comme un nom : { $tool } peut mettre ces personnes dans un tout autre groupe, ou en créer un nouveau à chaque import.
numeric-group-is-id = Dans « { $course } », { $value } est le numéro interne du groupe « { $group } » : ces personnes y seraient ajoutées.
numeric-group-existing = Le groupe « { $value } » existe, mais { $tool } lit un nombre comme un numéro interne : il créerait un second groupe « { $value } » à chaque import.

rule-several-groups = Plusieurs groupes dans une cellule
several-groups = « { $value } » semble nommer { $count } groupes : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
    [says] { $tool } ne mettra ces personnes dans aucun groupe.
   *[other] { $tool } créerait un seul groupe qui porte tout ce texte comme nom.
}

rule-group-placeholder = Mot mis pour « aucun groupe »
group-placeholder = « { $value } » semble vouloir dire « aucun groupe » : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
    [says] { $tool } ne mettra ces personnes dans aucun groupe.
   *[other] { $tool } créerait un groupe qui porte ce nom.
}
group-placeholder-zero = Un 0 est lu comme une cellule vide : { $tool } ne mettra ces personnes dans aucun groupe. Une cellule vide est plus claire.

rule-automatic-group = Groupe automatique
automatic-group-said = Sur { $platform }, « { $value } » est un groupe de « { $course } » rempli par un autre système : ce que vous y ajoutez à la main sera défait la nuit suivante.
automatic-group = « { $value } » est un groupe rempli chaque nuit par le système d’information : ce que vous ajoutez ici sur { $platform } aura disparu demain.

rule-long-group = Nom de groupe trop long
long-group = Le groupe « { $value } » a un nom de { $length } caractères : au-delà de { $most }, l’import s’arrête à cette ligne et les suivantes ne sont pas lues.

rule-group-code = Code à la place du groupe
group-code = « { $value } » est le code du groupe « { $group } », pas son nom : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
    [says] { $tool } ne mettra ces personnes dans aucun groupe.
   *[other] { $tool } créerait un nouveau groupe qui porte ce code comme nom.
}
group-code-grouping = « { $value } » est un groupement, pas un groupe : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
    [says] { $tool } ne mettra ces personnes dans aucun groupe.
   *[other] { $tool } créerait un groupe qui porte ce nom.
}

rule-group-created = Groupe qui sera créé
group-created = { $courses ->
    [one] « { $value } » n’existe pas encore dans { $courses } espace de cours : { $tool } le créera.
   *[other] « { $value } » n’existe pas encore dans { $courses } espaces de cours : { $tool } le créera dans chacun.
}

rule-group-kept = Ancien groupe conservé
group-kept = { $people ->
    [one] Dans « { $course } », { $people } personne est déjà dans « { $group } » : elle y restera, en plus du groupe du fichier.
   *[other] Dans « { $course } », { $people } personnes sont déjà dans « { $group } » : elles y resteront, en plus du groupe du fichier.
}

rule-group-spellings = Même groupe écrit de deux façons
group-spellings = « { $value } » et « { $usual } » se lisent de la même façon : { $tool } créerait deux groupes.

rule-unknown-group = Groupe inconnu
unknown-group = { $courses ->
    [one] « { $value } » n’existe pas dans { $courses } espace de cours
   *[other] « { $value } » n’existe pas dans { $courses } espaces de cours
} : { $does ->
    [ignores] { $tool } ne mettra ces personnes dans aucun groupe, sans rien dire.
   *[other] { $tool } le dira, et ne mettra ces personnes dans aucun groupe.
}

rule-group-escaped = Apostrophe dans un groupe
group-escaped = « { $value } » contient une apostrophe : { $tool } créera un groupe avec une barre oblique devant elle, et un de plus à chaque import.

## Durée et état

rule-period-unit = Durée sans unité
period-unit = Sous « { $title } », { $count ->
    [one] { $count } serait lu comme { $count } jour
   *[other] { $count } serait lu comme { $count } jours
} : le titre ne dit pas s’il s’agit de jours, de semaines ou de mois.
fix-months-to-days = Écrire { $days } ({ $count } mois)
fix-weeks-to-days = Écrire { $days } ({ $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
})
rule-period-not-days = Durée qui n’est pas un nombre de jours
period-not-days = { $read ->
    [one] « { $value } » n’est pas un nombre de jours : { $tool } y lirait { $read } jour.
   *[other] « { $value } » n’est pas un nombre de jours : { $tool } y lirait { $read } jours.
}
period-not-days-endless = « { $value } » n’est pas un nombre de jours : { $tool } n’y lirait rien et l’inscription n’aurait pas de fin.
period-not-days-right = { $read ->
    [one] « { $value } » : { $tool } y lira bien { $read } jour, mais le nombre seul est plus sûr.
   *[other] « { $value } » : { $tool } y lira bien { $read } jours, mais le nombre seul est plus sûr.
}

rule-status-not-0-or-1 = État qui n’est ni 0 ni 1
status-not-0-or-1 = « { $value } » n’est ni 0 (active) ni 1 (suspendue) : { $tool } l’ignorera sans un mot, et l’inscription sera active ou restera comme elle est.

rule-zero-period = Durée 0 qui n’est pas « sans fin »
zero-period = { $days ->
    [one] Dans « { $course } », 0 ne veut pas dire « sans fin » : { $tool } appliquera la durée de l’espace de cours, { $days } jour.
   *[other] Dans « { $course } », 0 ne veut pas dire « sans fin » : { $tool } appliquera la durée de l’espace de cours, { $days } jours.
}

rule-period-too-long = Durée démesurée
period-too-long = « { $value } » jours font plus d’un siècle. Pour une inscription sans fin, laissez la cellule vide.
period-too-long-year = « { $value } » ressemble à une année : { $tool } y lirait autant de jours, soit plus de cinq ans.
period-too-long-stops = « { $value } » est trop grand pour la base de données : l’import s’arrêterait à cette ligne et les suivantes ne seraient pas lues.

rule-end-date-removed = Date de fin effacée
end-date-removed = { $people ->
    [one] Dans « { $course } », { $people } personne déjà inscrite perdra sa date de fin : sans durée dans le fichier, { $tool } l’efface.
   *[other] Dans « { $course } », { $people } personnes déjà inscrites perdront leur date de fin : sans durée dans le fichier, { $tool } l’efface.
}

rule-enrolment-reopened = Inscription terminée qui se rouvre
enrolment-reopened = { $people ->
    [one] Dans « { $course } », l’inscription de { $people } personne est terminée : { $tool } la rouvrira, sans date de fin.
   *[other] Dans « { $course } », les inscriptions de { $people } personnes sont terminées : { $tool } les rouvrira, sans date de fin.
}

rule-stays-suspended = Inscription qui reste suspendue
stays-suspended = { $people ->
    [one] Dans « { $course } », l’inscription de { $people } personne est suspendue et le restera, bien que { $tool } annonce « Inscrit ».
   *[other] Dans « { $course } », les inscriptions de { $people } personnes sont suspendues et le resteront, bien que { $tool } annonce « Inscrit ».
}
stays-as-it-is = { $people ->
    [one] Dans « { $course } », l’inscription de { $people } personne est { $what ->
        [over] terminée
       *[suspended] suspendue
    } et le restera, bien que { $tool } annonce un succès.
   *[other] Dans « { $course } », les inscriptions de { $people } personnes sont { $what ->
        [over] terminées
       *[suspended] suspendues
    } et le resteront, bien que { $tool } annonce un succès.
}

rule-access-kept = Suspension sans effet
access-kept = { $people ->
    [one] Dans « { $course } », { $people } personne est aussi inscrite par une autre méthode : la suspendre ici ne lui ôtera pas l’accès.
   *[other] Dans « { $course } », { $people } personnes sont aussi inscrites par une autre méthode : les suspendre ici ne leur ôtera pas l’accès.
}

rule-end-is-past = Date de fin déjà passée
end-is-past = « { $value } » est le { $day }, déjà passé : ces personnes n’auraient pas accès.

rule-start-after-end = Début après la fin
start-after-end = Le début ({ $start }) vient après la fin ({ $end }) : { $does ->
    [second-enrolment] { $tool } ignorera la ligne.
   *[other] ces personnes n’auraient jamais accès.
}

## Lignes

rule-duplicate-enrolment = Inscription en double
duplicate-enrolment = { $rows ->
    [one] { $rows } ligne répète une inscription qui figure déjà plus haut, à l’identique : { $tool } la traitera deux fois, sans effet de plus.
   *[other] { $rows } lignes répètent des inscriptions qui figurent déjà plus haut, à l’identique : { $tool } les traitera deux fois, sans effet de plus.
}

rule-conflicting-enrolment = Lignes qui se contredisent
conflicting-roles = { $rows } lignes donnent à une même personne plusieurs rôles dans le même espace de cours : { $tool } les additionne, il n’en remplace aucun.
conflicting-periods = { $rows } lignes donnent à une même personne plusieurs durées ou plusieurs états dans le même espace de cours : { $tool } garde ceux de la dernière ligne.
conflicting-groups = { $rows } lignes mettent une même personne dans plusieurs groupes du même espace de cours : elle sera dans chacun d’eux.

more-values = { $values } autres valeurs de « { $column } » ont le même problème, par exemple « { $value } ». Vérifiez que c’est bien la bonne colonne.

## Corrections

fix-write = Écrire « { $to } »
fix-seconds = Écrire { $to } ({ $day })
fix-empty = Vider la cellule
fix-all = { $cells ->
    [one] Corriger { $cells } cellule
   *[other] Corriger les { $cells } cellules
}
fix-course = Remplacer par « { $shortname } » ({ $fullname })
fix-role = Écrire « { $shortname } » ({ $name })
fix-logins = { $cells ->
    [one] Écrire l’identifiant dans { $cells } cellule
   *[other] Écrire les identifiants dans les { $cells } cellules
}
fix-remove-rows = { $rows ->
    [one] Retirer { $rows } ligne du fichier
   *[other] Retirer { $rows } lignes du fichier
}
fix-delimiter = Séparer les colonnes par « { $delimiter } »
fix-shorten = Couper le nom à { $most } caractères
fix-days-until = { $days ->
    [one] Écrire { $days } jour (jusqu’au { $day })
   *[other] Écrire { $days } jours (jusqu’au { $day })
}
fix-status-active = Écrire 0 (active)
fix-status-suspended = Écrire 1 (suspendue)
fix-keep-ends = Garder les dates de fin actuelles
fix-map-column = Choisir la colonne à l’étape Colonnes, ou une valeur pour toutes les lignes
fix-look-up-by-login = Remettre le réglage de la recherche par adresse sur « Non », ou donner l’adresse de chaque personne
fix-map-numbers = Associer l’espace de cours du même numéro à l’étape Colonnes
fix-other-encoding = Rouvrir le fichier avec un autre encodage à l’étape Ouvrir
fix-in-spreadsheet = Corriger la formule dans le tableur, puis rouvrir le fichier
fix-ask-for-manual = Demander au responsable de l’espace de cours d’ajouter la méthode « Inscriptions manuelles »
fix-ask-for-manual-on = Demander au responsable de l’espace de cours d’activer la méthode « Inscriptions manuelles »
fix-ask-to-show = Demander au responsable de rendre l’espace de cours visible
fix-ask-for-account = Faire rouvrir le compte par le gestionnaire de la plateforme
fix-enrol-by-hand = Inscrire cette personne à la main dans l’espace de cours
fix-open-by-hand = Rouvrir ces inscriptions à la main dans l’espace de cours
fix-look-up-account = Vérifier l’identifiant : un compte naît souvent à la première connexion, ou la nuit suivante
fix-choose-course = Choisir un autre espace de cours, ou demander l’accord du gestionnaire
fix-choose-role = Choisir un autre rôle dans la liste
fix-choose-group = Choisir un groupe dans la liste
fix-take-role = Retirer l’ancien rôle dans l’espace de cours, après l’import
fix-leave-group = Retirer la personne de l’ancien groupe dans l’espace de cours, si elle en change
fix-in-information-system = Faire le changement dans le système d’information
fix-shape-courses = Écrire une ligne par espace de cours
fix-shape-groups = Écrire une ligne par groupe
fix-shape-several-courses = Écrire une ligne par espace de cours
fix-shape-several-groups = Écrire une ligne par groupe
fix-shape-several-roles = Écrire une ligne par rôle
fix-shape-several-people = Écrire une ligne par personne
fix-shape-written-once = Répéter la valeur du dessus dans les cellules vides
fix-keep-column = Garder « { $column } »
fix-take-column = Prendre « { $column } »
fix-row-per-group = Écrire une ligne par groupe
fix-date-is-past = Choisir une date à venir : celle-ci est passée
fix-write-days = Écrire un nombre de jours, par exemple 120
fix-add-period = Ajouter une colonne de durée pour ces personnes
fix-add-status = Ajouter une colonne d’état avec 0 pour ces personnes
fix-write-address = Écrire une adresse complète, par exemple prenom.nom@exemple.fr
