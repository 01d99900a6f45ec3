# Lecture des fichiers : ce qui a été trouvé, ce qu’il faut savoir, ce qui empêche de lire.

# Refus : le fichier ne donne aucun tableau.
read-cancelled = La lecture a été arrêtée.
read-empty-file = Ce fichier est vide. Vérifiez qu’il a bien été enregistré, puis ouvrez-le de nouveau.
read-empty = Ce classeur ne contient aucune cellule remplie. Ouvrez celui qui contient la liste.
read-corrupt = Ce fichier est abîmé ou incomplet : il ne peut pas être lu en entier, et une liste lue à moitié inscrirait la moitié des personnes. Téléchargez-le ou enregistrez-le de nouveau ; s’il s’ouvre dans LibreOffice ou Excel, enregistrez-le sous un autre nom au format .xlsx.
read-second-opinion = Ce classeur est abîmé : il a été lu par un autre lecteur, qui ne connaît pas les formats de nombre. Des zéros au début des numéros, des dates ou des lignes peuvent manquer : comparez avec votre tableur, ou enregistrez-y le fichier de nouveau.
read-too-big = Ce fichier est trop grand pour être une liste d’inscriptions. Gardez la feuille utile, ou partagez la liste en plusieurs fichiers.
read-zip-bomb = Ce fichier est compressé d’une façon qui ne correspond à aucun classeur : une fois ouvert, il remplirait la mémoire. Il n’a pas été ouvert. Demandez-le de nouveau à la personne qui l’a envoyé.
read-encrypted = Ce classeur est protégé par un mot de passe. Ouvrez-le dans votre tableur, enregistrez une copie sans mot de passe, puis ouvrez cette copie.
read-password-needed = Ce classeur est protégé par un mot de passe : sans lui, rien ne peut être lu. Donnez le mot de passe, ou enregistrez une copie sans mot de passe dans votre tableur, puis ouvrez cette copie.
read-wrong-password = Ce mot de passe n’ouvre pas le classeur. Vérifiez les majuscules et le verrouillage du clavier, puis essayez encore.
read-not-a-spreadsheet = Ce fichier n’est ni un classeur ni un texte en colonnes, quel que soit son nom. Ouvrez le fichier qui contient la liste, aux formats .xlsx, .xls, .ods ou .csv.
read-not-a-table-json = Ce fichier contient des données pour un programme (JSON), pas une liste en colonnes. Demandez un export au format .xlsx ou .csv.
read-unsupported-format = Ce format de tableur n’est pas lu. Ouvrez le fichier dans votre tableur et enregistrez-le au format .xlsx ou .ods.
read-unsupported-numbers = Ce fichier vient de Numbers (Apple). Dans Numbers, choisissez Fichier, Exporter vers, Excel, puis ouvrez le fichier .xlsx obtenu.
read-html-no-table = Ce fichier est une page web sans tableau, souvent une page de connexion enregistrée à la place de l’export. Refaites l’export, puis ouvrez le fichier obtenu.
read-took-too-long = Ce fichier demande trop de temps ou de mémoire pour être lu : il est sans doute abîmé. Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.
read-unknown-encoding = L’encodage « { $encoding } » n’est pas connu. Choisissez-en un autre.
read-unknown-sheet = Il n’y a pas de feuille « { $sheet } » dans ce classeur. Choisissez-en une autre.

# Choix à confirmer.
read-several-sheets = { $count } feuilles contiennent des données ; « { $sheet } » a été choisie. Seule la feuille choisie sera écrite : vérifiez que c’est la bonne.
read-sheets-together = { $count } feuilles sont prises ensemble, l’une sous l’autre : { $sheets }. Le nom de la feuille de chaque ligne se trouve dans la dernière colonne, « { $header } ».
read-sheet-lacks = { $count ->
    [one] La feuille « { $sheet } » n’a pas la colonne « { $columns } » ; elle est vide
   *[other] La feuille « { $sheet } » n’a pas les colonnes { $columns } ; elles sont vides
} pour ses lignes. Vérifiez que la plateforme peut s’en passer.
read-sheet-empty = La feuille « { $sheet } » ne contient aucune ligne de données : elle n’est pas prise.
read-sheet-without-header = Les titres de colonnes de la feuille « { $sheet } » n’ont pas été trouvés, contrairement à ceux de « { $model } » : ses colonnes seraient mélangées, elle n’est pas prise. Donnez-lui les mêmes titres, ou ouvrez-la seule.
read-sheet-other-columns = La feuille « { $sheet } » n’a aucune colonne en commun avec « { $model } » : elle n’est pas prise. Ouvrez-la seule si elle est utile.
read-ambiguous-encoding = L’encodage n’est pas certain. En { $encoding }, on lit « { $word } » ; en { $rival }, on lirait « { $other } ». Vérifiez les accents, et changez l’encodage s’ils sont faux.
read-ambiguous-delimiter = Deux séparateurs conviennent aussi bien : { $delimiter } a été choisi, { $rival } est possible aussi. Vérifiez les colonnes.
read-odd-delimiter = Les cellules sont séparées par un caractère de contrôle inhabituel. Vérifiez les colonnes.
read-fixed-width = Les colonnes sont alignées par des espaces, sans séparateur : chaque ligne a été lue comme une seule cellule. Demandez un export avec des points-virgules ou des tabulations, ou ouvrez le fichier dans un tableur et enregistrez-le au format .xlsx.

# Signes de séparation.
read-sign-semicolon = le point-virgule
read-sign-comma = la virgule
read-sign-tab = la tabulation
read-sign-bar = la barre verticale
read-sign-colon = le deux-points
read-sign-other = un autre signe

# À savoir : nature du fichier.
read-html-as-xls = Ce fichier est une page web nommée comme un classeur. Son tableau a été lu, avec le texte exact de chaque cellule.
read-flat-ods = Ce fichier est un classeur OpenDocument en un seul bloc (.fods). Il a été lu comme un .ods.
read-spreadsheetml-2003 = Ce fichier est un classeur XML d’Excel 2003. Il a été lu comme un .xlsx.
read-too-old-xls = Ce classeur vient d’une version d’Excel antérieure à 1993, qui n’est pas lue. Ouvrez-le dans LibreOffice et enregistrez-le au format .xlsx.
read-apogee = Fichier de saisie de notes d’Apogée : le tableau a été pris à partir de XX-APO_VALEURS-XX.

# À savoir : texte.
read-invalid-bytes = Quelques caractères ne sont pas valides en { $encoding } : ils apparaissent comme �. Le fichier a sans doute été modifié par un autre programme ; corrigez ces cellules.
read-control-characters = Des caractères de contrôle se trouvent dans les cellules. La plateforme les refuserait ou les garderait sans les montrer ; corrigez ces cellules.
read-word = Ce fichier est un document de texte (Word), pas un classeur. Copiez son tableau dans un tableur, enregistrez-le au format .xlsx, puis ouvrez ce fichier.
read-mhtml = Ce fichier est une page web archivée (MHTML) qui ne contient aucun tableau lisible. Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.
read-lock-file = Ce fichier est la marque que le tableur laisse à côté d’un fichier ouvert : il ne contient pas la liste. Ouvrez le fichier du même nom sans « ~ » au début.
read-only-formulas = Ce classeur ne contient que des formules sans résultat enregistré : rien n’est affiché. Ouvrez-le dans votre tableur, enregistrez-le, puis ouvrez-le de nouveau.
read-header-delimiter = Les titres sont séparés par un autre signe que les lignes en dessous ; ils ont été répartis sur les mêmes colonnes. Vérifiez-les.
read-one-line = Toute la liste tenait sur une seule ligne : les retours à la ligne s’étaient perdus. Elle a été redécoupée d’après ses titres en { $count } lignes ; vérifiez-les.
read-lines-parted = Chaque ligne entière tenait dans une seule cellule : elle a été redécoupée en { $count } colonnes. Vérifiez-les, ou gardez les cellules entières.
read-blanks-parted = Chaque ligne tenait dans une seule cellule, comme dans un texte copié d’un PDF : elle a été découpée aux espaces, d’après les titres, en { $count } colonnes. Vérifiez surtout les noms composés.
read-words-parted = Chaque ligne tenait dans une seule cellule : elle a été découpée aux espaces en { $count } colonnes, autant sur chaque ligne. Vérifiez-les, ou gardez les cellules entières.
read-addresses-parted = Les personnes se suivaient sur une même ligne, comme les destinataires d’un message : chacune a sa ligne maintenant.
read-kept-together = Chaque ligne est lue comme une seule cellule, comme demandé.
read-quote-swallows = Un guillemet s’ouvre sur une ligne et se ferme plus bas, et ce qu’il entoure ressemble à des lignes de la liste : elles ont été lues une à une pour ne perdre personne. Vérifiez ces lignes.
read-quote-swallowed = Un guillemet s’ouvre sur une ligne et se ferme plus bas : tout ce qu’il entoure est lu comme une seule cellule, comme demandé, et ces lignes ne sont pas des personnes.
read-unbalanced-quote = Un guillemet ouvre une cellule sans la fermer, ou se ferme au milieu : la ligne a été lue telle quelle. Vérifiez cette ligne.
read-quote-apostrophe = Les cellules sont entourées d’apostrophes ; elles ont été enlevées.
read-quote-backslash = Les guillemets à l’intérieur des cellules sont précédés d’une barre oblique inverse ; elle a été enlevée.
read-quote-spaced = Des espaces entourent les guillemets des cellules ; ils ont été enlevés.
read-formula-text = Des cellules sont écrites comme ="0005" pour garder leurs zéros dans Excel ; seul le texte a été gardé.
read-doubly-wrapped = Chaque ligne entière est entre guillemets : la liste a été exportée deux fois. Choisissez un séparateur pour lire ce qui est à l’intérieur.
read-ragged-rows = { $count ->
    [one] { $count } ligne n’a pas
   *[other] { $count } lignes n’ont pas
} autant de cellules que la ligne des titres ({ $cells }). La plateforme refuserait le fichier ou décalerait les valeurs ; ici, les cellules manquantes sont vides. Vérifiez-les.
read-not-a-table = Ce texte ne ressemble pas à une liste en colonnes. Vérifiez que c’est le bon fichier.

# À savoir : feuille.
read-hidden-rows = { $count ->
    [one] { $count } ligne masquée dans la feuille a été lue
   *[other] { $count } lignes masquées dans la feuille ont été lues
} comme les autres. Enlevez-{ $count ->
    [one] la si elle
   *[other] les si elles
} ne doivent pas être prises en compte.
read-filtered-rows = Un filtre cache { $count ->
    [one] { $count } ligne, qui a été lue
   *[other] { $count } lignes, qui ont été lues
} comme les autres : un filtre ne restreint pas la liste. Enlevez-{ $count ->
    [one] la
   *[other] les
} si vous vouliez seulement les lignes visibles.
read-hidden-columns = { $count ->
    [one] La colonne { $columns } est masquée dans la feuille ; elle a été lue comme les autres.
   *[other] { $count } colonnes sont masquées dans la feuille ({ $columns }) ; elles ont été lues comme les autres.
}
read-hidden-skipped = { $count ->
    [one] { $count } ligne masquée dans la feuille est laissée
   *[other] { $count } lignes masquées dans la feuille sont laissées
} de côté, comme demandé.
read-merged-filled = { $count ->
    [one] La valeur d’un groupe de cellules fusionnées est recopiée
   *[other] Les valeurs de { $count } groupes de cellules fusionnées sont recopiées
} sur chaque ligne.
read-formula-no-cache = { $count ->
    [one] { $count } formule n’a pas de résultat enregistré ; sa cellule est vide
   *[other] { $count } formules n’ont pas de résultat enregistré ; leurs cellules sont vides
} ici. Ouvrez le classeur dans votre tableur, enregistrez-le, puis ouvrez-le de nouveau.
read-formula-error = { $count ->
    [one] { $count } cellule contient
   *[other] { $count } cellules contiennent
} une erreur de calcul (#N/A…). La plateforme prendrait ce texte pour une valeur ; corrigez la formule ou la valeur.
read-stray-cell = Une cellule remplie se trouve loin de la liste. Effacez-la si elle n’en fait pas partie.
read-stray-cell-left-out = Une cellule remplie, très loin de la liste, a été laissée de côté. Rapprochez-la si elle en fait partie.
read-endless-line = Cette ligne fait à elle seule { $mebibytes } Mo : ce n’est pas une ligne de liste, et la plateforme ne la lirait pas non plus. Exportez la liste de nouveau, une personne par ligne, au format .csv ou .xlsx.
read-too-wide = La feuille a { $count } colonnes : c’est plus qu’une liste n’en a. Vérifiez que c’est la bonne feuille.
read-merged-cells = { $count ->
    [one] Des cellules sont fusionnées ({ $range })
   *[other] { $count } groupes de cellules sont fusionnés (le premier : { $range })
}. Seule la première cellule de chaque groupe porte la valeur ; les autres sont vides. Recopiez la valeur vers le bas si elle vaut pour chaque ligne.
read-header-not-first = { $count ->
    [one] { $count } ligne se trouve
   *[other] { $count } lignes se trouvent
} au-dessus des titres de colonnes, trouvés à la ligne { $line }. { $count ->
    [one] Elle ne sera pas écrite.
   *[other] Elles ne seront pas écrites.
}
read-total-row = { $count ->
    [one] { $count } ligne sous la liste (total ou note) a été laissée
   *[other] { $count } lignes sous la liste (total ou notes) ont été laissées
} de côté. Vérifiez que la liste s’arrête au bon endroit.
read-lines-left-out = { $count ->
    [one] { $count } ligne de la liste n’est pas une personne (titres répétés, titre de groupe, page, total) : elle ne sera
   *[other] { $count } lignes de la liste ne sont pas des personnes (titres répétés, titres de groupe, pages, totaux) : elles ne seront
} pas { $count ->
    [one] écrite
   *[other] écrites
}. La vérification les nomme et permet de les reprendre.
read-people-above = { $count ->
    [one] { $count } ligne au-dessus des titres ressemble
   *[other] { $count } lignes au-dessus des titres ressemblent
} à des personnes de la liste et n’{ $count ->
    [one] est pas prise
   *[other] sont pas prises
}. Placez les titres tout en haut, ou reprenez-les à l’étape Vérifier.
read-other-tables = { $count ->
    [one] La feuille contient un autre tableau
   *[other] La feuille contient { $count } autres tableaux
} avec d’autres colonnes ({ $lines } lignes) : { $count ->
    [one] il n’est pas pris. Pour le prendre à la place, choisissez sa ligne de titres.
   *[other] ils ne sont pas pris. Pour en prendre un à la place, choisissez sa ligne de titres.
}
read-tables-below = { $count } tableaux qui ont les mêmes colonnes sont mis l’un sous l’autre.{ $named ->
    [0] {""}
   *[other] {" "}Le titre de chacun ({ $names }) se trouve dans la dernière colonne, « { $header } ».
}
read-tables-beside = { $count } listes placées côte à côte sont mises l’une sous l’autre.{ $named ->
    [0] {""}
   *[other] {" "}Le titre de chacune ({ $names }) se trouve dans la dernière colonne, « { $header } ».
}
read-unknown-row = Il n’y a pas de ligne { $row } dans cette feuille : la dernière est la ligne { $last }.
read-no-data-rows = Il y a des titres de colonnes, mais aucune ligne en dessous.
read-gaps-below-label = Une valeur n’est écrite qu’une fois pour plusieurs lignes ; les cellules en dessous sont vides. Recopiez-la vers le bas si elle vaut pour chaque ligne.
read-header-empty = Une colonne remplie n’a pas de titre. Donnez-lui un titre, ou laissez-la de côté.
read-header-blanks = Le titre « { $header } » commence ou finit par un espace. L’importation ne le reconnaîtrait pas ; choisissez le champ à l’étape suivante.
read-header-twice = Le titre « { $header } » se trouve deux fois. Choisissez à l’étape suivante la colonne à prendre.

# À savoir : valeurs.
read-needs-quoting = { $count ->
    [one] { $count } valeur contient
   *[other] { $count } valeurs contiennent
} un point-virgule, un guillemet ou un retour à la ligne. L’importation ne lit pas les guillemets : il faudra choisir un autre séparateur ou changer ces valeurs.
read-mojibake = { $count ->
    [one] { $count } valeur contient
   *[other] { $count } valeurs contiennent
} des accents abîmés (Ã© au lieu de é) : le texte a été lu dans le mauvais encodage avant d’arriver ici. La réparation est proposée à l’étape Vérifier.
read-invisible-characters = { $count ->
    [one] { $count } valeur contient
   *[other] { $count } valeurs contiennent
} des caractères invisibles. La plateforme ne reconnaîtrait pas ces valeurs ; elles peuvent être nettoyées à l’étape Vérifier.
read-scientific-text = { $count ->
    [one] { $count } valeur est écrite
   *[other] { $count } valeurs sont écrites
} en puissances de dix (5,5E+07) : un tableur a perdu les chiffres avant l’enregistrement. Reprenez les vrais numéros dans le classeur d’origine.
read-lossy-display = { $count ->
    [one] { $count } numéro est affiché
   *[other] { $count } numéros sont affichés
} autrement qu’il n’est : espaces entre les milliers, chiffres arrondis ou puissances de dix. Pour un identifiant, l’étape Vérifier propose le nombre exact.
read-hidden-zero = { $count ->
    [one] { $count } zéro n’est pas affiché par le format de sa cellule
   *[other] { $count } zéros ne sont pas affichés par le format de leur cellule
} : la valeur écrite serait vide. L’étape Vérifier propose le nombre exact, si le zéro compte.
