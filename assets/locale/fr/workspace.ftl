# Étapes, actions, avis.

step-open = Ouvrir
step-columns = Colonnes
step-check = Vérifier
step-forecast = Prévoir
step-export = Remettre

standing-open = { $name }
standing-columns-ready = { $count ->
    [one] un champ prêt
   *[other] { $count } champs prêts
}
standing-columns-missing = { $count ->
    [one] il manque un champ
   *[other] il manque { $count } champs
}
standing-check = { $count ->
    [0] tout est réglé
    [one] un problème
   *[other] { $count } problèmes
}
standing-check-partly = tout n’a pas pu être vérifié
standing-export-saved = fichier enregistré
standing-export-ready = à enregistrer

job-open = Lecture du fichier
job-open-rows = Lecture du fichier : { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }
job-check = Vérification
job-forecast = Simulation
job-save = Enregistrement
job-import = Import du catalogue
job-matching = Recherche des comptes
job-platform = Chargement du catalogue

action-map = le choix pour { $field }
action-write = l’écriture de « { $text } »
action-write-many = l’écriture de { $count ->
    [one] une cellule
   *[other] { $count } cellules
}
action-clear = l’effacement de { $count ->
    [one] une cellule
   *[other] { $count } cellules
}
action-aside = la mise de côté de { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
action-bring-back = le retour de { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
action-add = l’ajout de { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
action-fill-down = la recopie vers le bas dans { $count ->
    [one] une cellule
   *[other] { $count } cellules
}
action-order = l’écriture dans l’ordre de la colonne « { $column } »
action-order-list = le retour à l’ordre de la liste
action-replace-text = le remplacement de « { $text } » dans { $count ->
    [one] une cellule
   *[other] { $count } cellules
}
action-take-back = le retour sur { $action }
notice-taken-back = Repris : { $action }.
notice-taken-back-partly = Repris : { $action }. { $later ->
    [one] Une cellule changée depuis est restée telle quelle.
   *[other] { $later } cellules changées depuis sont restées telles quelles.
}
action-remove = le retrait de { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
action-replace = le remplacement par « { $text } »
action-decide = { $count ->
    [one] une décision
   *[other] { $count } décisions
}
action-match = { $count ->
    [one] un identifiant retrouvé
   *[other] { $count } identifiants retrouvés
}
action-convert = la conversion pour « { $importer } »
action-importer = le choix de « { $importer } »
action-reshape = les lignes refaites selon la forme de la liste
action-reading = la lecture de la liste autrement
action-fix-safe = { $count ->
    [one] une correction sûre
   *[other] { $count } corrections sûres
}
action-again = comme la dernière fois
action-translate-again = traductions de la dernière fois

notice-sound =
    { $count ->
        [one] { $count } ligne est mise de côté, avec ses motifs : { $path }
       *[other] { $count } lignes sont mises de côté, avec leurs motifs : { $path }
    }
notice-saved = { $name } est enregistré et relu : { $rows ->
    [one] une ligne
   *[other] { $rows } lignes
}.
notice-undone = Annulé : { $action }.
notice-redone = Rétabli : { $action }.
notice-cancelled = Lecture arrêtée. Rien n’a changé.
notice-panicked = Une erreur du programme a arrêté cette opération. Votre liste et vos corrections sont intactes : recommencez, et signalez-le si cela se répète.

open-too-big = Ce fichier fait { $mebibytes } Mo, plus que ce que Bordereau ouvre ({ $limit } Mo). Une liste d’inscriptions en est loin : vérifiez que c’est le bon fichier, ou coupez-le en plusieurs.

save-stands = { $file } existe déjà, et ce n’est pas cette liste qui l’a écrit. Rien n’a été remplacé. Nom libre : « { $free } ».
save-stands-of-set = { $count ->
    [one] Un des { $of } fichiers à écrire existe déjà
   *[other] { $count } des { $of } fichiers à écrire existent déjà
}, dont { $file }. Rien n’a été écrit ni remplacé. Nom libre : « { $free } ».
save-standing = « { $name } » ({ $holds }, écrit le { $when })
save-standing-open = { $file }, marqué comme ouvert dans un tableur ({ $who }),
save-standing-lines = { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
save-standing-size = { $size } Ko

notice-imported = Le catalogue de { $platform } est importé.
notice-forgotten = Tout ce que Bordereau gardait est oublié : fichiers récents, plateformes, comptes, réglages. Vos propres fichiers sont intacts.
notice-save-waits = La prévision n’est pas finie : le fichier sera enregistré dès qu’elle le sera, ou votre accord vous sera demandé.
notice-confirm-first = Ce fichier demande votre accord : lisez ce qui est dit avant le nom du fichier et confirmez-le, puis enregistrez.
notice-platform-new = La plateforme { $platform } est enregistrée. Donnez-lui un catalogue : importez-le, ou actualisez-le depuis la plateforme.
notice-platform-kept = La fiche de la plateforme { $platform } est enregistrée.
notice-platform-removed = La plateforme { $platform } est retirée de ce poste, avec son catalogue et ses comptes.
job-prepare = Préparation de la remise
job-send = Remise du fichier
job-verify = Vérification sur la plateforme
job-sound = Tri des lignes sans erreur
job-refresh = Actualisation du catalogue
notice-refreshed = Le catalogue de la plateforme { $platform } est à jour.
notice-refresh-same = Le catalogue de la plateforme { $platform } n’a pas changé depuis la dernière fois.
notice-kept-again = Votre travail est de nouveau gardé en cas d’arrêt.
notice-not-kept = Votre travail ne peut pas être gardé en cas d’arrêt pour l’instant : { $cause } Il est réessayé sans cesse ; enregistrez votre fichier.
notice-reading-lost = { $count ->
    [one] Une correction n’a pas de place dans la liste lue ainsi. « Annuler » revient à la lecture d’avant, avec elle.
   *[other] { $count } corrections n’ont pas de place dans la liste lue ainsi. « Annuler » revient à la lecture d’avant, avec elles.
}
notice-recover-gone = Ce travail n’est plus là : une autre fenêtre l’a repris ou effacé.
notice-recover-no-list = La copie de { $name } manque : ce travail ne peut pas être repris. Il reste gardé ; ouvrez votre fichier.
notice-recover-other-form = Ce travail sur { $name } a été gardé par une autre version de Bordereau : la liste est ouverte sans les modifications. La copie reste gardée.
notice-again = Préparée comme la dernière fois : { $fields ->
        [one] { $fields } champ
       *[other] { $fields } champs
    }, { $values ->
        [one] { $values } traduction
       *[other] { $values } traductions
    }.
notice-again-missing = Préparée comme la dernière fois, mais la liste n’a plus ces titres : { $columns }. Voyez quelles colonnes en tiennent lieu.
notice-fixed-again = { $count ->
    [one] Une correction sûre a été faite, comme la dernière fois.
   *[other] { $count } corrections sûres ont été faites, comme la dernière fois.
}
notice-recipe-taken = Un modèle s’appelle déjà « { $name } » : donnez un autre nom.
