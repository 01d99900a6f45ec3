# Écriture du fichier et texte pour le gestionnaire de la plateforme.

export-unwritable-delimiter = « { $value } » (colonne { $column }) contient le séparateur « { $delimiter } » : la ligne serait coupée à cet endroit et Moodle refuserait tout le fichier. Choisissez l’autre séparateur, ou changez la valeur.
export-unwritable-quote = « { $value } » (colonne { $column }) contient un guillemet droit : Moodle lirait autre chose, ou plusieurs lignes d’un coup. Changez la valeur.
export-unwritable-break = « { $value } » (colonne { $column }) contient un retour à la ligne : elle ne tient pas sur une ligne du fichier. Changez la valeur.
export-empty = Il n’y a aucune ligne à écrire. Vérifiez les lignes prises à l’étape Ouvrir.
export-enrols-nobody = Il manque { $fields } : la plateforme n’inscrirait personne avec ce fichier. Il n’a pas été écrit.
export-io = Le fichier n’a pas pu être écrit : { $cause }. Rien n’est perdu, essayez un autre dossier.
export-cancelled = L’écriture a été arrêtée. Aucun fichier n’a été laissé.

handover-title = Import d’utilisateurs sur { $platform } : fichier à déposer
handover-file = Fichier : { $name } ({ $rows ->
    [one] une ligne
   *[other] { $rows } lignes
} sous la ligne d’en-tête, { $size })
handover-course = À importer dans l’espace de cours « { $course } »
handover-digest = Empreinte SHA-256 : { $digest }
handover-outlook = Prévision : { $outlook }
handover-settings = Réglages à choisir ({ $importer }) :
handover-setting = – { $label } : { $value }
handover-preview-warning = L’aperçu de Moodle ne vérifie ni les espaces de cours, ni les rôles, ni les groupes : lisez le tableau des résultats après l’import. Un espace de cours inconnu n’y est pas compté comme une erreur.
handover-prerequisites = Conditions de la plateforme, rappelées à la personne qui a préparé la liste :
handover-prerequisite = - { $text }
handover-changes = Changements faits à la liste avant l’envoi :
handover-change = – { $text }
handover-change-value = { $field } : « { $from } » → « { $to } », { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
handover-change-counted = { $field } : { $values ->
    [one] une valeur
   *[other] { $values } valeurs
}, { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}
handover-change-more = { $count ->
    [one] et une autre valeur
   *[other] et { $count } autres valeurs
}
handover-change-out = { $count ->
    [one] une ligne retirée ou mise de côté
   *[other] { $count } lignes retirées ou mises de côté
}
handover-change-in = { $count ->
    [one] une ligne reprise dans le fichier
   *[other] { $count } lignes reprises dans le fichier
}
handover-untold = La plateforme ne communique pas ceci, que la prévision laisse ouvert : { $topics }.
handover-assumed = Supposé d’après la fiche de la plateforme : { $topics }.
