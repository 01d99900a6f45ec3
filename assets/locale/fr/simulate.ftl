# Ce que la plateforme fera du fichier.

simulate-unknown-setting = Cet import n’a pas de réglage « { $key } ». Vérifiez son nom.
simulate-bad-setting = Le réglage « { $key } » ne peut pas valoir « { $value } ». Choisissez une des valeurs que propose l’import.

not-told-courses = La liste des espaces de cours n’est pas connue : impossible de dire si celui-ci existe.
not-told-hidden-courses = Les espaces de cours cachés ne sont pas communiqués : celui-ci n’est pas parmi ceux que voit le compte interrogé, il existe peut-être quand même.
not-told-accounts = Le catalogue ne dit rien de ce compte : impossible de savoir si cette personne en a un.
not-told-account-fields = Le catalogue ne donne pas toutes les valeurs du profil : impossible de dire si celle-ci changera.
not-told-roles = La liste des rôles n’est pas connue : impossible de dire si ce rôle peut être donné.
not-told-administrators = Les administrateurs du site ne sont pas communiqués : si cette personne en est un, Moodle refusera sa ligne.
not-told-role-levels = Rien ne dit si ce rôle peut être donné dans un espace de cours. Importez une liste des rôles avec la colonne « assignable_in_course », ou indiquez dans la fiche que la plateforme a les rôles habituels de Moodle.
not-told-default-role = Le rôle donné par défaut dans cet espace de cours n’est pas communiqué : indiquez le rôle dans la liste, ou le rôle par défaut dans la fiche de la plateforme.
not-told-default-period = La durée par défaut des inscriptions de cet espace de cours n’est pas communiquée : impossible de dire quand l’inscription finira. Indiquez une durée dans la liste, ou la durée par défaut dans la fiche de la plateforme.
not-told-methods = Les méthodes d’inscription de cet espace de cours ne sont pas connues : impossible de dire si l’inscription aura lieu.
not-told-enrolments = Les inscriptions existantes ne sont pas connues, ou pas en détail : impossible de dire si cette personne est déjà inscrite, et comment.
not-told-groups = Les groupes de cet espace de cours ne sont pas connus : impossible de dire si ce groupe sera créé.
not-told-cohorts = Les cohortes ne sont pas connues : impossible de dire si celle-ci sera créée.
not-told-cohort-sync = Le catalogue ne dit pas quels espaces de cours suivent cette cohorte : elle peut inscrire la personne ailleurs.
not-told-categories = Les catégories ne sont pas connues : impossible de dire si celle-ci existe.
not-told-role-assignments = Les rôles déjà donnés ne sont pas connus : impossible de dire si cette personne a déjà celui-ci.
not-told-profile-fields = Les champs de profil personnalisés ne sont pas connus : impossible de dire si la valeur changera.
not-told-auth-plugins = Les modes de connexion installés ne sont pas connus : celui-ci ne fait pas partie de ceux de Moodle.
not-told-languages = Les langues installées ne sont pas connues : celle-ci pourrait être remplacée par la langue du site.
not-told-release = Le catalogue ne donne pas la version complète de Moodle : selon sa correction, cette ligne est refusée ou non, ou une apostrophe est ajoutée devant une valeur qui commence par =, +, - ou @.

outlook = { $rows ->
    [0] Aucune ligne
    [one] Une ligne
   *[other] { $rows } lignes
} : { $enrolled ->
    [0] aucune n’inscrit quelqu’un
    [one] une inscrit quelqu’un
   *[other] { $enrolled } inscrivent quelqu’un
}{ $changed ->
    [0] {""}
    [one] {""}, une change autre chose
   *[other] {""}, { $changed } changent autre chose
}{ $unchanged ->
    [0] {""}
    [one] {""}, une ne change rien
   *[other] {""}, { $unchanged } ne changent rien
}{ $refused ->
    [0] {""}
    [one] {""}, une est refusée
   *[other] {""}, { $refused } sont refusées
}{ $not_told ->
    [0] {""}
    [one] {""}, une ne peut pas être prévue
   *[other] {""}, { $not_told } ne peuvent pas être prévues
}.{ $assumed ->
    [0] {""}
    [one] {" "}Une ligne repose sur ce que suppose la fiche de la plateforme.
   *[other] {" "}{ $assumed } lignes reposent sur ce que suppose la fiche de la plateforme.
}
outlook-stopped = L’import s’arrête à la ligne { $line }. Des { $rows } lignes, { $enrolled ->
    [0] aucune n’inscrit quelqu’un
    [one] une inscrit quelqu’un
   *[other] { $enrolled } inscrivent quelqu’un
}{ $changed ->
    [0] {""}
    [one] {""}, une change autre chose
   *[other] {""}, { $changed } changent autre chose
}{ $unchanged ->
    [0] {""}
    [one] {""}, une ne change rien
   *[other] {""}, { $unchanged } ne changent rien
}{ $refused ->
    [0] {""}
    [one] {""}, une est refusée
   *[other] {""}, { $refused } sont refusées
}{ $not_told ->
    [0] {""}
    [one] {""}, une ne peut pas être prévue
   *[other] {""}, { $not_told } ne peuvent pas être prévues
}.{ $assumed ->
    [0] {""}
    [one] {" "}Une ligne repose sur ce que suppose la fiche de la plateforme.
   *[other] {" "}{ $assumed } lignes reposent sur ce que suppose la fiche de la plateforme.
}
outlook-refused = Le fichier est refusé en entier{ $rows ->
    [0] {""}
    [one] {""} : sa ligne n’inscrit personne
   *[other] {""} : aucune de ses { $rows } lignes n’inscrit quelqu’un
}.
outlook-open = { $rows ->
    [one] Une ligne, dont rien ne peut être prévu
   *[other] { $rows } lignes, dont rien ne peut être prévu
} avec ce que dit le catalogue.
outlook-short = { $enrolled ->
    [0] aucune n’inscrit
    [one] une ligne inscrit
   *[other] { $enrolled } inscrivent
}{ $refused ->
    [0] {""}
    [one] {""}, une refusée
   *[other] {""}, { $refused } refusées
}{ $not_told ->
    [0] {""}
    [one] {""}, une non prévue
   *[other] {""}, { $not_told } non prévues
}{ $changed ->
    [0] {""}
    [one] {""}, une modifie
   *[other] {""}, { $changed } modifient
}
outlook-open-short = rien ne peut être prévu
outlook-nobody-short = personne ne sera inscrit
confirm-nobody = { $rows ->
    [0] Le fichier est refusé en entier : il n’inscrirait personne
    [one] Ce fichier n’inscrirait personne : sa ligne est refusée
   *[other] Ce fichier n’inscrirait personne : rien n’est fait pour ses { $rows } lignes
}
confirm-all-in-error = { $count ->
    [one] La seule ligne du fichier a une erreur
   *[other] Les { $count } lignes du fichier ont toutes une erreur
}
confirm-site-roles = { $count ->
    [one] Le fichier donne un rôle sur tout le site
   *[other] Le fichier donne { $count } rôles sur tout le site
}
confirm-managers = { $count ->
    [one] Le fichier donne une fois le rôle de gestionnaire
   *[other] Le fichier donne { $count } fois le rôle de gestionnaire
}
confirm-deleted = { $count ->
    [one] Un compte serait supprimé
   *[other] { $count } comptes seraient supprimés
}
confirm-created = { $count ->
    [one] Un compte serait créé
   *[other] { $count } comptes seraient créés
}
confirm-enrolments = { $count ->
    [one] Une inscription serait écrite
   *[other] { $count } inscriptions seraient écrites en une fois
}
confirm-courses = { $count ->
    [one] Un espace de cours est concerné
   *[other] { $count } espaces de cours sont concernés en une fois
}
confirm-groups = { $count ->
    [one] Un groupe serait créé
   *[other] { $count } groupes seraient créés en une fois
}

final-page = La page finale de Moodle dira : { $updated ->
    [0] aucun utilisateur modifié
    [one] un utilisateur modifié
   *[other] { $updated } utilisateurs modifiés
}, { $skipped ->
    [0] aucun ignoré
    [one] un ignoré
   *[other] { $skipped } ignorés
}, { $errors ->
    [0] aucune erreur
    [one] une erreur
   *[other] { $errors } erreurs
}. Elle ne compte pas les inscriptions.
final-page-aborted = La page finale de Moodle dira seulement que l’écriture dans la base de données a échoué, sans dire quelles lignes sont déjà écrites.
final-page-created = La page finale de Moodle dira : { $created ->
    [0] aucun utilisateur créé
    [one] un utilisateur créé
   *[other] { $created } utilisateurs créés
}, { $updated ->
    [0] aucun modifié
    [one] un modifié
   *[other] { $updated } modifiés
}, { $skipped ->
    [0] aucun ignoré
    [one] un ignoré
   *[other] { $skipped } ignorés
}, { $errors ->
    [0] aucune erreur
    [one] une erreur
   *[other] { $errors } erreurs
}. Elle ne compte pas les inscriptions.
final-page-hides = { $count ->
    [one] Une ligne échouera sans être comptée parmi les erreurs : l’espace de cours, le rôle ou le groupe y est refusé.
   *[other] { $count } lignes échoueront sans être comptées parmi les erreurs : l’espace de cours, le rôle ou le groupe y est refusé.
}
final-page-no-effect = { $count ->
    [one] Une ligne aura l’air réussie alors que la personne n’aura pas d’accès.
   *[other] { $count } lignes auront l’air réussies alors que les personnes n’auront pas d’accès.
}

foresee-file-refused = Moodle refusera tout le fichier
foresee-file-refused-named = Moodle refusera tout le fichier : { $names }
foresee-file-refused-note = Rien ne sera écrit. Vérifiez le séparateur, l’en-tête et le nombre de cellules de chaque ligne.
foresee-form-refused = Moodle refusera les réglages de l’import : { $names }
foresee-form-refused-note = Rien ne sera écrit. Ces réglages demandent une colonne que le fichier n’a pas.
foresee-aborted = L’import s’arrêtera en route
foresee-aborted-note = Une valeur ne tient pas dans la base de données. Les lignes au-dessus seront écrites, celles du dessous ne seront pas lues. Corrigez cette ligne avant l’envoi.
foresee-site-role = { $count ->
    [one] Un rôle sera donné sur tout le site : { $names }
   *[other] { $count } rôles seront donnés sur tout le site : { $names }
}
foresee-site-role-note = Ces personnes auront ce rôle dans tous les espaces de cours. Retirez la colonne sysrole si ce n’est pas voulu.
foresee-accounts-deleted = { $count ->
    [one] Un compte sera supprimé : { $names }
   *[other] { $count } comptes seront supprimés : { $names }
}
foresee-accounts-deleted-note = Un compte supprimé ne se retrouve pas. Retirez la colonne deleted si ce n’est pas voulu.
foresee-unknown-account = { $count ->
    [one] Compte inconnu : { $names }
   *[other] { $count } lignes ont un compte inconnu : { $names }
}
foresee-unknown-account-note = Moodle passera à la ligne suivante sans inscrire personne. Vérifiez l’identifiant, ou demandez la création du compte.
foresee-account-refused = { $count ->
    [one] Une ligne s’arrêtera au compte
   *[other] { $count } lignes s’arrêteront au compte
}
foresee-account-refused-named = { $count ->
    [one] Une ligne s’arrêtera au compte : { $names }
   *[other] { $count } lignes s’arrêteront au compte : { $names }
}
foresee-account-refused-note = Moodle ne traitera pas les inscriptions de ces lignes. Corrigez l’identifiant ou les valeurs du profil.
foresee-unknown-course = { $count ->
    [one] Espace de cours inconnu : { $names }
   *[other] { $count } fois un espace de cours inconnu : { $names }
}
foresee-unknown-course-note = Moodle ne cherche que le nom abrégé, tel quel. Personne n’y sera inscrit, et la page finale ne le comptera pas comme une erreur.
foresee-unknown-role = { $count ->
    [one] Rôle refusé : { $names }
   *[other] { $count } fois un rôle refusé : { $names }
}
foresee-unknown-role-note = Ce rôle n’existe pas sous ce nom, ou la personne qui importe ne peut pas le donner. Ni l’inscription ni le groupe ne seront faits.
foresee-other-refusal = { $count ->
    [one] Valeur refusée : { $names }
   *[other] { $count } valeurs refusées : { $names }
}
foresee-other-refusal-note = Moodle laissera de côté ces cohortes, ces catégories ou ces types, et passera à la suite.
foresee-no-manual-method = { $count ->
    [one] Une personne ne sera pas inscrite : { $names }
   *[other] { $count } fois, personne ne sera inscrit : { $names }
}
foresee-no-manual-method-note = L’espace de cours n’a pas d’inscription manuelle : Moodle ne fera rien et ne dira rien. Demandez qu’elle y soit ajoutée.
foresee-disabled-method = { $count ->
    [one] Une personne sera inscrite sans pouvoir entrer : { $names }
   *[other] { $count } personnes seront inscrites sans pouvoir entrer : { $names }
}
foresee-disabled-method-note = L’inscription manuelle de cet espace de cours est désactivée : Moodle dira que c’est fait, mais l’accès restera fermé.
foresee-not-in-course = { $count ->
    [one] Groupe refusé : { $names }
   *[other] { $count } fois un groupe refusé : { $names }
}
foresee-not-in-course-note = La personne n’est pas inscrite dans l’espace de cours : elle ne peut pas entrer dans un de ses groupes.
foresee-end-removed = { $count ->
    [one] Une personne déjà inscrite perdra sa date de fin : { $names }
   *[other] { $count } personnes déjà inscrites perdront leur date de fin : { $names }
}
foresee-end-removed-note = Sans durée dans le fichier, Moodle remet l’inscription sans fin et le début à aujourd’hui. Donnez une durée si la fin doit rester.
foresee-reopened = { $count ->
    [one] Un accès terminé sera rouvert : { $names }
   *[other] { $count } accès terminés seront rouverts : { $names }
}
foresee-reopened-note = Ces inscriptions étaient finies. Retirez ces lignes si l’accès doit rester fermé.
foresee-stays-suspended = { $count ->
    [one] Une inscription restera suspendue : { $names }
   *[other] { $count } inscriptions resteront suspendues : { $names }
}
foresee-stays-suspended-note = Moodle dira que c’est fait, mais l’accès restera fermé. Écrivez 0 dans l’état de l’inscription pour le rouvrir.
foresee-manager = { $count ->
    [one] Une personne deviendra gestionnaire : { $names }
   *[other] { $count } personnes deviendront gestionnaires : { $names }
}
foresee-manager-note = Un gestionnaire peut tout changer dans l’espace de cours. Vérifiez que c’est voulu.
foresee-role-added = { $count ->
    [one] Une personne gardera son ancien rôle en plus du nouveau : { $names }
   *[other] { $count } personnes garderont leur ancien rôle en plus du nouveau : { $names }
}
foresee-role-added-note = Cet import ajoute des rôles et n’en retire jamais. Demandez le retrait de l’ancien rôle s’il le faut.
foresee-suspended-account = { $count ->
    [one] Un compte est suspendu : { $names }
   *[other] { $count } fois, le compte est suspendu : { $names }
}
foresee-suspended-account-note = L’inscription sera faite, mais la personne ne peut pas se connecter.
foresee-closed-account = { $count ->
    [one] Un compte ne permet pas de se connecter : { $names }
   *[other] { $count } fois, le compte ne permet pas de se connecter : { $names }
}
foresee-closed-account-note = Le compte n’est pas confirmé, ou la connexion y est fermée. L’inscription sera faite quand même.
foresee-suspended-enrolment = { $count ->
    [one] Une inscription sera suspendue : { $names }
   *[other] { $count } inscriptions seront suspendues : { $names }
}
foresee-suspended-enrolment-note = Le fichier le demande. Une personne inscrite aussi par une cohorte garde son accès.
foresee-hidden-course = { $count ->
    [one] Un espace de cours est caché aux étudiants : { $names }
   *[other] { $count } inscriptions vont dans un espace de cours caché : { $names }
}
foresee-hidden-course-note = L’inscription sera faite, mais les étudiants ne verront pas l’espace de cours tant qu’il est caché.
foresee-near-group = { $count ->
    [one] Un groupe presque semblable sera créé : { $names }
   *[other] { $count } groupes presque semblables à d’autres seront créés : { $names }
}
foresee-near-group-note = Un groupe de l’espace de cours porte presque ce nom. Écrivez-le exactement comme lui pour ne pas en créer un second.
foresee-group-created = { $count ->
    [one] Un groupe sera créé : { $names }
   *[other] { $count } groupes seront créés : { $names }
}
foresee-group-created-note = Aucun groupe de l’espace de cours ne porte ce nom.
foresee-cohort-created = { $count ->
    [one] Une cohorte sera créée : { $names }
   *[other] { $count } cohortes seront créées : { $names }
}
foresee-cohort-created-note = Moodle cherche la cohorte par son identifiant. S’il s’agit de son nom, une seconde cohorte va naître.
foresee-profile-erased = { $count ->
    [one] Une valeur de profil sera effacée : { $names }
   *[other] { $count } valeurs de profil seront effacées : { $names }
}
foresee-profile-erased-note = Une cellule vide remplace la valeur enregistrée. Retirez ces colonnes si le fichier ne sert qu’à inscrire.
foresee-profile-changed = { $count ->
    [one] Une valeur de profil sera remplacée : { $names }
   *[other] { $count } valeurs de profil seront remplacées : { $names }
}
foresee-profile-changed-note = Moodle recopie ces colonnes dans les comptes. Retirez-les si le fichier ne sert qu’à inscrire.
foresee-accounts-created = { $count ->
    [one] Un compte sera créé : { $names }
   *[other] { $count } comptes seront créés : { $names }
}
foresee-accounts-created-note = Un identifiant mal écrit crée un second compte pour la même personne.
foresee-guest-enrolled = { $count ->
    [one] Une ligne inscrit le compte invité
   *[other] { $count } lignes inscrivent le compte invité
}
foresee-guest-enrolled-note = Une ligne sans identifiant trouve le premier compte qui n’en a pas. Ôtez ces lignes.
foresee-enrolment-removed = { $count ->
    [one] Une inscription est retirée
   *[other] { $count } inscriptions sont retirées
}
foresee-enrolment-removed-note = Avec la dernière inscription à un espace de cours partent aussi les autres rôles et les groupes de la personne.
foresee-planned = { $count ->
    [one] Une ligne est gardée pour plus tard
   *[other] { $count } lignes sont gardées pour plus tard
}
foresee-planned-note = Leur début n’est pas encore venu : elles prendront effet ce jour-là.
foresee-method-created = { $count ->
    [one] Une méthode d’inscription est ajoutée à un espace de cours : { $names }
   *[other] Une méthode d’inscription est ajoutée à { $count } espaces de cours : { $names }
}
foresee-method-created-note = L’outil ajoute sa méthode d’inscription là où elle manque, sans le demander.
foresee-grouping-created = { $count ->
    [one] Un groupement est créé : { $names }
   *[other] { $count } groupements sont créés : { $names }
}
foresee-grouping-created-note = Pour chaque groupe, l’outil crée un groupement du même nom. Un réglage de l’import l’évite.
foresee-welcome = { $count ->
    [one] Un message de bienvenue part : { $names }
   *[other] { $count } messages de bienvenue partent : { $names }
}
foresee-welcome-note = Chaque personne inscrite reçoit le message de bienvenue de l’espace de cours, et encore une fois si le fichier est importé de nouveau.
foresee-welcome-not-told = { $count ->
    [one] Un message de bienvenue part peut-être : { $names }
   *[other] { $count } messages de bienvenue partent peut-être : { $names }
}
foresee-welcome-not-told-note = Depuis Moodle 4.4, l’inscription manuelle écrit à chaque personne dès que l’espace de cours a un enseignant, sauf si ce réglage est désactivé ; le catalogue ne le dit pas. Un second import écrit une seconde fois.
foresee-nothing-done = { $count ->
    [one] Une ligne ne fera rien
   *[other] { $count } lignes ne feront rien
}
foresee-nothing-done-note = Elles n’ont ni espace de cours ni autre changement. Moodle dira seulement que le compte est à jour.
foresee-enrolments-not-told = { $count ->
    [one] Une ligne sans les inscriptions actuelles
   *[other] { $count } lignes sans les inscriptions actuelles
}
foresee-enrolments-not-told-note = Le catalogue ne dit pas qui est déjà inscrit, ou dans quels groupes. Moodle inscrira ces personnes ; pour celles qui le sont déjà, il mettra le début à aujourd’hui et réécrira la fin.
foresee-ends-not-told = { $count ->
    [one] Une inscription dont la fin ne peut pas être prévue
   *[other] { $count } inscriptions dont la fin ne peut pas être prévue
}
foresee-administrators-not-told = { $count ->
    [one] Une personne dont rien ne dit si elle administre le site
   *[other] { $count } lignes de personnes dont rien ne dit si elles administrent le site
}
foresee-roles-assumed = { $count ->
    [one] Une ligne suppose les rôles habituels de Moodle
   *[other] { $count } lignes supposent les rôles habituels de Moodle
}
foresee-default-role-assumed = { $count ->
    [one] Une ligne suppose le rôle par défaut indiqué dans la fiche
   *[other] { $count } lignes supposent le rôle par défaut indiqué dans la fiche
}
foresee-default-period-assumed = { $count ->
    [one] Une ligne suppose la durée par défaut indiquée dans la fiche
   *[other] { $count } lignes supposent la durée par défaut indiquée dans la fiche
}
foresee-assumed-note = La plateforme ne le communique pas : c’est la fiche de la plateforme qui le dit. Si elle se trompe, ces lignes finiront autrement.
foresee-not-told = { $count ->
    [one] Une ligne ne peut pas être prévue
   *[other] { $count } lignes ne peuvent pas être prévues
}
foresee-not-told-note = Le catalogue de la plateforme n’en dit pas assez. Complétez-le, ou vérifiez ces lignes sur la plateforme.
lot-unknown-account = Refusé : compte inconnu
lot-account-refused = Refusé : compte ou profil
lot-unknown-course = Refusé : espace de cours inconnu
lot-unknown-role = Refusé : rôle inconnu ou interdit
lot-not-in-course = Refusé : pas inscrit dans l’espace de cours
lot-no-manual-method = Rien n’est fait : pas d’inscription manuelle
lot-aborted = L’import s’arrête ici
lot-refused = Refusé
lot-not-told = Non déterminable
lot-deleted = Compte supprimé
lot-created = Compte créé
lot-enrolled = Nouvelle inscription
lot-written = Inscription, nouvelle ou réécrite
lot-changed = Déjà inscrit, modifié
lot-planned = Gardé pour plus tard
lot-updated = Autre changement
lot-unchanged = Déjà inscrit, inchangé
lot-nothing = Rien ne change
