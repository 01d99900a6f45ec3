# Lecture.

read-corrupt = Ce fichier ne peut pas être lu : il est abîmé ou n’est pas un tableau. Ouvrez-le dans votre tableur et enregistrez-le de nouveau.
read-too-big = Ce fichier est trop grand pour être une liste d’inscriptions. Vérifiez que c’est le bon.
read-not-a-spreadsheet = Ce fichier n’est pas un tableau. Choisissez un classeur (xlsx, xls, ods) ou un texte (csv, txt).
read-encrypted = Ce classeur est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe depuis votre tableur.
read-empty = Ce fichier ne contient aucune cellule remplie. Vérifiez que c’est le bon.
read-cancelled = La lecture a été arrêtée.
