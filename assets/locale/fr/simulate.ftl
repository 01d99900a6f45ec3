# Ce que la plateforme fera du fichier.

simulate-unknown-setting = Le réglage « { $key } » n’existe pas dans le formulaire d’import de Moodle. Vérifiez son nom.
simulate-bad-setting = Le réglage « { $key } » ne peut pas valoir « { $value } ». Choisissez une des valeurs que propose le formulaire d’import de Moodle.

not-told-accounts = La liste des comptes n’est pas connue : impossible de dire si cette personne a un compte.
not-told-account-fields = Le catalogue ne donne pas toutes les valeurs du profil : impossible de dire si celle-ci changera.
not-told-roles = La liste des rôles n’est pas connue : impossible de dire si ce rôle peut être donné.
not-told-methods = Les méthodes d’inscription de cet espace de cours ne sont pas connues : impossible de dire si l’inscription aura lieu.
not-told-enrolments = Les inscriptions existantes ne sont pas connues : impossible de dire si cette personne est déjà inscrite.
not-told-groups = Les groupes de cet espace de cours ne sont pas connus : impossible de dire si ce groupe sera créé.
not-told-cohorts = Les cohortes ne sont pas connues : impossible de dire si celle-ci sera créée.
not-told-cohort-sync = Le catalogue ne dit pas quels espaces de cours suivent cette cohorte : elle peut inscrire la personne ailleurs.
not-told-categories = Les catégories ne sont pas connues : impossible de dire si celle-ci existe.
not-told-role-assignments = Les rôles déjà donnés ne sont pas connus : impossible de dire si cette personne a déjà celui-ci.
not-told-profile-fields = Les champs de profil personnalisés ne sont pas connus : impossible de dire si la valeur changera.
not-told-auth-plugins = Les modes de connexion installés ne sont pas connus : celui-ci ne fait pas partie de ceux de Moodle.
not-told-languages = Les langues installées ne sont pas connues : celle-ci pourrait être remplacée par la langue du site.
