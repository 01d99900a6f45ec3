# Autres outils d’import : ce que leurs fichiers demandent.

export-long-line = Une ligne fait { $bytes } octets, et cet outil n’en lit que { $most } à la fois : la suite serait prise pour une autre personne. Raccourcissez les valeurs de cette ligne.
export-passed-over = Une ligne commence par « { $character } » : l’outil la sauterait sans rien dire. Changez la première valeur de cette ligne.

rule-cell-never-empty = Cellule vide là où l’outil veut une valeur
cell-never-empty-required = { $rows ->
    [one] { $rows } ligne n’a
   *[other] { $rows } lignes n’ont
} rien dans « { $field } » : { $does ->
    [guest] { $tool } inscrirait le compte invité à la place.
    [stops] { $tool } s’arrête à la première, et les lignes suivantes ne sont pas lues.
    [stops-for-good] { $tool } s’arrête à la première, cette fois et toutes les suivantes : le fichier ne doit pas partir ainsi.
    [refuses] { $tool } refuse ces lignes.
    [nothing] { $tool } ne fera rien de ces lignes, sans un mot.
   *[other] c’est pourtant nécessaire.
}
cell-never-empty-optional = { $rows ->
    [one] { $rows } ligne n’a
   *[other] { $rows } lignes n’ont
} rien dans « { $field } » : une cellule vide y efface, ou fait autre chose que prévu.
fix-fill-cells = Compléter ces cellules, ou retirer les lignes

rule-profile-reset = Profils remis à zéro
profile-reset = Faute de ces colonnes, { $tool } écrasera { $fields } dans le profil de chaque personne. { $people ->
    [0] Le catalogue ne dit pas qui y perdrait quelque chose.
    [one] { $people } personne y perdrait ce que le catalogue connaît.
   *[other] { $people } personnes y perdraient ce que le catalogue connaît.
}
profile-reset-prefer = Pour de simples inscriptions, préférez « { $importer } » : aucun profil n’est touché.

fix-convert = Faire cette liste pour « { $importer } »

rule-value-too-long = Valeur trop longue
value-too-long = Cette valeur a { $length } caractères, et { $tool } n’en accepte que { $most } : l’import s’arrêterait à cette ligne.
fix-shorten-value = Raccourcir la valeur

rule-character-not-taken = Caractère que l’outil n’accepte pas
character-not-taken = « { $value } » contient un caractère que { $tool } n’accepte pas : { $does ->
    [refuses] la ligne sera refusée, et la personne ne sera pas inscrite.
   *[other] l’import s’arrêterait là où le compte serait créé.
}
fix-other-characters = Écrire la valeur sans accent, espace ni signe particulier

rule-choice-not-taken = Mot que l’outil ne connaît pas
choice-not-taken = « { $value } » n’est pas un mot que Bordereau écrit pour cet outil ({ $choices }) : il n’inscrirait pas, ou tomberait en panne.

rule-row-passed-over = Ligne que l’outil sauterait
row-passed-over = { $rows ->
    [one] { $rows } ligne commence
   *[other] { $rows } lignes commencent
} dans « { $field } » par un signe de remarque : { $tool } sautera sans rien dire.
fix-first-cell = Corriger la première valeur de la ligne

rule-row-too-long = Ligne trop longue
row-too-long = { $rows ->
    [one] { $rows } ligne dépasse
   *[other] { $rows } lignes dépassent
} { $most } octets : { $tool } prendrait la suite pour une autre personne.

rule-text-altered = Texte que l’outil transforme
text-altered = La valeur contient « { $text } », que { $tool } remplacerait par le séparateur du site.
fix-rewrite = Écrire la valeur autrement

rule-moment-form = Date que l’outil ne lit pas
moment-form-seconds = « { $value } » n’est pas un nombre de secondes : { $does ->
    [stops] l’import tomberait en panne à cette ligne.
    [leading-number] { $tool } en prendrait les premiers chiffres pour des secondes de 1970 : l’inscription serait terminée aussitôt.
   *[other] { $tool } ne le lira pas.
}
moment-not-seconds = « { $value } » compte en secondes depuis 1970, ce qui ne tombe sur aucune date plausible : { $does ->
    [leading-number] l’inscription serait terminée aussitôt, ou ne commencerait jamais.
   *[other] { $tool } le prendrait tel quel.
}
moment-form-stamp = « { $value } » n’est pas de la forme 2026-09-01 08:00:00 : { $does ->
    [now] { $tool } prendrait maintenant, ou aucune fin, sans le dire.
   *[other] { $tool } ne le lira pas.
}
fix-moment = Écrire la date dans la forme attendue

rule-number-gap-stops = Colonnes numérotées interrompues
number-gap-stops = Il n’y a pas de colonne { $missing } : { $tool } ignorera { $lost ->
    [one] { $lost } colonne d’espaces de cours
   *[other] { $lost } colonnes d’espaces de cours
} après elle, sans un mot.

rule-account-created = Compte qui serait créé
account-created = « { $value } » n’a pas de compte sur { $platform } : { $tool } en créera un.

rule-email-differs = Adresse autre que celle du compte
email-differs = « { $email } » n’est pas l’adresse du compte « { $login } » : { $tool } sautera toute la ligne.

rule-role-without-enrolment = Rôle sans inscription
role-without-enrolment = Sans la colonne { $column }, { $tool } donnera le rôle sans inscrire personne.
fix-add-method = Ajouter la méthode d’inscription, « manual » pour toutes les lignes

rule-takes-away = Commande qui retire
takes-away = « { $value } » retire des inscriptions, des rôles ou des groupes.

rule-unknown-cohort = Cohorte inconnue
unknown-cohort = « { $value } » n’est le numéro d’identification d’aucune cohorte de { $platform } : { $does ->
    [says] { $tool } ignorera ces lignes.
   *[other] { $tool } en créera une.
}

rule-no-row = Liste sans ligne
no-row = Il n’y a aucune ligne à écrire : { $does ->
    [endless] { $tool } tournerait sans fin.
   *[other] { $tool } ne ferait rien.
}

# Ce que tool_sync fera du fichier.

tool-sync-completed = tool_sync lira le fichier jusqu’au bout (dernière ligne : { $line }).
tool-sync-refused-header = tool_sync refusera l’en-tête et ne fera rien (ligne lue : { $line }). Corrigez les noms des colonnes.
tool-sync-stopped-on-row = tool_sync s’arrêtera à la ligne { $line } : celles au-dessus seront faites, celle-ci et les suivantes ne le seront pas.
tool-sync-crashed = tool_sync tombera en panne à la ligne { $line } : celles au-dessus seront faites, les suivantes ne le seront pas, et la tâche recommencera sans fin.
tool-sync-never-ends = tool_sync tournera sans fin sur ce fichier, qui n’a pas d’en-tête (lignes lues : { $line }).
tool-sync-open = { $count ->
    [one] Une ligne dépend
   *[other] { $count } lignes dépendent
} de ce que le catalogue ne communique pas : les nombres qui suivent les laissent ouvertes.
tool-sync-no-file = tool_sync cherchera un fichier d’un autre nom et ne fera rien (lignes lues : { $line }).
tool-sync-created = Comptes créés : { $count }
tool-sync-deleted = Comptes supprimés : { $count }
tool-sync-changed = Profils modifiés : { $count }
tool-sync-reset = Profils dont des champs seront remis à zéro : { $count }
tool-sync-enrolled = Inscriptions écrites : { $count }
tool-sync-unenrolled = Inscriptions retirées : { $count }
tool-sync-replaced = Inscriptions déjà là, reprises à ce jour : { $count }
tool-sync-cohorts-deleted = Cohortes supprimées : { $count }
tool-sync-roles = Rôles donnés : { $count }
tool-sync-groups = Groupes créés : { $count }
tool-sync-members = Personnes ajoutées à un groupe : { $count }
tool-sync-left = Personnes retirées d’un groupe : { $count }
tool-sync-cohorts = Cohortes créées : { $count }
tool-sync-not-told = Choses que le catalogue ne dit pas et dont cela dépend : { $count }

# Ce que dit son rapport, et ce qu’il ne dit pas.

tool-says-unknown-column = Colonne que tool_sync ne connaît pas : { $names }. Le fichier entier est refusé. Retirez-la.
tool-says-missing-column = Colonne que tool_sync exige : { $names }. Le fichier entier est refusé. Ajoutez-la.
tool-says-other-separator = L’en-tête contient un autre séparateur que celui du site. Le fichier entier est refusé.
tool-says-empty-cell = Cellule vide dans « { $names } », que tool_sync exige : il s’arrête à cette ligne. Complétez-la.
tool-says-no-file = tool_sync cherche le fichier « { $names } » : donnez ce nom au vôtre, ou changez le réglage.
tool-says-unknown-account = { $count ->
    [one] Compte introuvable : { $count } ligne est sautée.
   *[other] Compte introuvable : { $count } lignes sont sautées.
} Vérifiez l’identifiant.
tool-says-unknown-course = Espace de cours inconnu, { $count } fois : { $names }. Personne n’y sera inscrit. Vérifiez le nom abrégé.
tool-says-unknown-course-rows = Espace de cours inconnu, { $count } fois : personne n’y sera inscrit. Vérifiez le nom abrégé.
tool-says-unknown-role = Rôle inconnu, { $count } fois : personne ne le reçoit. Écrivez le nom abrégé exact du rôle.
tool-says-not-told = { $count ->
    [one] Une ligne nomme ce que le catalogue ne communique pas
   *[other] { $count } lignes nomment ce que le catalogue ne communique pas
} : un espace de cours, un compte ou un rôle qui existe peut-être. À vérifier sur la plateforme.
tool-says-unknown-command = Commande inconnue, { $count } fois : la ligne est sautée.
tool-says-unknown-cohort = Cohorte inconnue : { $names }. Personne n’y est ajouté.
tool-says-cohort-conflict = Le nom et le numéro ne désignent pas la même cohorte, { $count } fois : la ligne est sautée.
tool-says-cohort-emptied = Une cohorte entière est vidée ou supprimée, avec les inscriptions qui en viennent.
tool-says-collision = L’identifiant et le numéro appartiennent à deux comptes, { $count } fois : la ligne est sautée, dans le fichier de reprise.
tool-says-email-collision = L’adresse n’est pas celle du compte, ou est celle d’un autre, { $count } fois : la ligne est sautée, dans le fichier de reprise. Retirez la colonne de l’adresse.
tool-says-no-method = Méthode d’inscription absente ou désactivée, { $count } fois : le rôle est donné sans inscription.
tool-says-not-enrolled = { $count ->
    [one] { $count } inscription échoue
   *[other] { $count } inscriptions échouent
} : ni rôle ni méthode n’est donné.
tool-says-not-in-group = { $count ->
    [one] { $count } personne n’entre pas
   *[other] { $count } personnes n’entrent pas
} dans le groupe, faute d’être inscrite dans l’espace de cours.
tool-says-unknown-group = Groupe inconnu, { $count } fois : personne n’y est ajouté.
tool-says-not-removed = { $count ->
    [one] { $count } personne reste
   *[other] { $count } personnes restent
} dans le groupe : tool_sync ne sait pas en retirer.
tool-says-no-identifier = Groupe ou personne non désigné, { $count } fois : la ligne est sautée.
tool-says-role-only = { $count ->
    [one] { $count } rôle est donné
   *[other] { $count } rôles sont donnés
} sans inscription : { $names }. Ces personnes ne figureront pas parmi les participants.
tool-says-skipped = { $count ->
    [one] { $count } ligne sautée reviendra
   *[other] { $count } lignes sautées reviendront
} dans le fichier de reprise de tool_sync.
tool-crash-login = Cause : un nouvel identifiant contient une majuscule accentuée, une espace ou un signe que Moodle refuse.
tool-crash-long = Cause : une valeur est plus longue que Moodle ne peut la garder.
tool-crash-date = Cause : une date n’est pas un nombre de secondes.
tool-crash-role = Cause : un rôle inconnu, sans méthode d’inscription.
tool-crash-course-number = Cause : l’espace de cours est désigné par un numéro interne, et la valeur n’en est pas un.
tool-crash-delete = Cause : un compte à supprimer n’existe pas.
tool-crash-name = Cause : un groupe ou une cohorte sans nom.
tool-crash-defect = Cause : un défaut de tool_sync, que cette ligne déclenche.
untold-accounts = les comptes
untold-cohorts = les cohortes et leurs membres
untold-roles = les rôles
untold-courses = les espaces de cours, ou ceux qui sont cachés
untold-codes = les codes de certains espaces de cours
untold-enrolments = les inscriptions existantes
untold-administrators = les administrateurs du site
untold-methods = les méthodes d’inscription des espaces de cours
untold-groups = les groupes et leurs membres
untold-site = le fuseau horaire ou les langues du site
untold-starts = le début des inscriptions existantes
untold-profiles = certains champs des profils

# La même liste pour un autre outil : ce qui n’est pas repris.

convert-no-enrolment = { $rows ->
    [one] { $rows } ligne n’inscrira
   *[other] { $rows } lignes n’inscriront
} personne : cet outil ne met dans un groupe que des personnes déjà inscrites.
convert-no-role = { $rows ->
    [one] { $rows } ligne a
   *[other] { $rows } lignes ont
} un rôle que cet outil ne prend pas dans le fichier : choisissez-le sur la plateforme.
convert-no-group = { $rows ->
    [one] { $rows } ligne perd
   *[other] { $rows } lignes perdent
} son groupe : cet outil n’en prend pas.
convert-no-end = { $rows ->
    [one] { $rows } ligne perd
   *[other] { $rows } lignes perdent
} la fin de l’inscription : cet outil n’en prend pas.
convert-no-start = { $rows ->
    [one] { $rows } ligne perd
   *[other] { $rows } lignes perdent
} le début de l’inscription : cet outil inscrit le jour de l’import.
convert-no-status = { $rows ->
    [one] { $rows } inscription suspendue serait active
   *[other] { $rows } inscriptions suspendues seraient actives
} : cet outil ne suspend pas. Retirez ces lignes.
convert-no-name = { $rows ->
    [one] { $rows } personne n’a
   *[other] { $rows } personnes n’ont
} ni prénom ni nom dans la liste ou le catalogue, et cet outil les exige.
convert-no-identifier = { $rows ->
    [one] { $rows } personne n’a
   *[other] { $rows } personnes n’ont
} pas, dans la liste ou le catalogue, ce par quoi cet outil désigne un compte.
convert-no-course-number = { $rows ->
    [one] { $rows } ligne vise
   *[other] { $rows } lignes visent
} un espace de cours sans numéro d’identification, par lequel cet outil le désigne.
convert-no-time-zone = { $rows ->
    [one] { $rows } ligne perd
   *[other] { $rows } lignes perdent
} une date : le catalogue ne dit pas le fuseau horaire de la plateforme.
cli-convert = Écrit la même liste pour un autre outil d’import
cli-opt-for = Outil pour lequel écrire la liste (voir « importers list »)
cli-cannot-convert = Une liste pour « { $from } » ne peut pas devenir un fichier pour « { $to } » : il n’y a pas à la fois des personnes et des espaces de cours.

# Lignes revenues de l’import.

rule-returned-row = Ligne revenue de l’import
returned-row = { $rows ->
    [one] { $rows } ligne est revenue
   *[other] { $rows } lignes sont revenues
} : { $meaning }
returned-said = L’outil a dit : « { $said } ».
returned-unknown-course = l’espace de cours n’existe pas sur la plateforme. Corrigez son nom abrégé.
returned-unknown-role = le rôle n’existe pas, ou ne peut pas être donné. Écrivez son nom abrégé exact.
returned-unknown-account = aucun compte n’a cet identifiant. Corrigez-le.
returned-not-enrolled = la personne n’est pas entrée dans le groupe, faute d’être inscrite.
returned-login-characters = l’identifiant contient un caractère que Moodle refuse.
returned-refused = l’outil ne l’a pas faite en entier.
returned-collision = tool_sync l’a sautée, car l’identifiant, le numéro ou l’adresse appartient à un autre compte.
returned-skipped = tool_sync l’a sautée, car la personne, l’espace de cours, le rôle ou la commande lui est inconnu.
fix-keep-returned = { $rows ->
    [one] Ne garder que la ligne revenue
   *[other] Ne garder que les { $rows } lignes revenues
}
notice-returned = { $rows ->
    [0] Aucune ligne n’est revenue
    [one] { $rows } ligne revenue
   *[other] { $rows } lignes revenues
}{ $strangers ->
    [0] .
    [one] , et { $strangers } qui n’est pas dans cette liste.
   *[other] , et { $strangers } qui ne sont pas dans cette liste.
}
returned-not-known = Ce n’est ni le fichier de reprise de tool_sync, ni la page de résultats de Moodle. Ouvrez celui qui répond à cette liste.
cli-opt-returned = Fichier de reprise de tool_sync, ou page de résultats de Moodle, qui répond à cette liste
