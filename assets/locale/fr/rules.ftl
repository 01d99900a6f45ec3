# Règles de vérification : titres, constats, corrections.

rule-the-platform = la plateforme

unchecked-no-accounts = pas de liste des comptes dans le catalogue
unchecked-no-roles = pas de liste des rôles dans le catalogue
unchecked-no-enrolments = pas de liste des inscriptions existantes dans le catalogue
unchecked-no-held-roles = pas de liste des rôles déjà donnés dans le catalogue
unchecked-no-memberships = pas de liste des membres des groupes dans le catalogue
unchecked-no-groups = { $courses ->
    [one] groupes inconnus du catalogue pour { $courses } espace de cours
   *[other] groupes inconnus du catalogue pour { $courses } espaces de cours
}
unchecked-no-methods = { $courses ->
    [one] méthodes d’inscription inconnues du catalogue pour { $courses } espace de cours
   *[other] méthodes d’inscription inconnues du catalogue pour { $courses } espaces de cours
}
unchecked-no-visibility = { $courses ->
    [one] le catalogue ne dit pas si { $courses } espace de cours est visible
   *[other] le catalogue ne dit pas si { $courses } espaces de cours sont visibles
}

fix-write = Écrire « { $to } »
fix-empty = Vider la cellule
fix-course = Remplacer par « { $shortname } » ({ $fullname })

rule-unknown-course = Espace de cours inconnu
unknown-course = « { $value } » n’existe pas sur { $platform } : Moodle ignorera ces lignes, sans les compter comme erreurs.
