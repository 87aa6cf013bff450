// French-like vocabulary; picked with a Zipf-like law so that texts compress as real notes do.
export const WORDS = `de la le les des et en un une du pour que dans est sur qui avec pas plus par ce au ne se son sa nous
vous ils elle tout faire bien être avoir cette mais comme ou si leur même aussi sans peut encore après avant entre
chez deux trois depuis pendant lors vers sous très trop moins déjà jamais toujours demain lundi mardi mercredi jeudi
vendredi réunion équipe projet client dossier budget facture contrat rapport version page site accueil formulaire
bouton écran tableau liste carte plan étape objectif mesure chiffre vente achat stock livraison commande retour appel
courriel message réponse question demande besoin problème solution essai erreur correction relecture validation
publication mise ligne service outil machine serveur sauvegarde copie fichier image photo vidéo texte titre résumé
note journal semaine mois année trimestre délai retard urgence priorité charge temps heure journée matin soir bureau
atelier salle visite voyage train billet hôtel repas accord avis choix décision raison cause effet risque limite règle
droit accès compte mot passe clé signature dossier archive classement recherche analyse étude sondage entretien
candidat recrutement formation stage arrivée départ congé absence remplacement rôle responsable collègue partenaire
fournisseur banque paiement virement remboursement devis prix tarif remise taxe déclaration impôt comptable bilan
trésorerie prévision salaire prime assurance mutuelle contrôle audit qualité sécurité norme conformité données
confidentialité consentement protection public privé local régional national européen ville quartier association
adhérent bénévole donateur subvention mairie région événement salon conférence atelier programme intervenant affiche
communiqué presse article réseau campagne abonné lettre diffusion audience retour traduction anglais allemand
espagnol relance suivi préparation organisation installation configuration migration déploiement maintenance
incident panne réparation remplacement matériel ordinateur téléphone imprimante écran clavier câble batterie
préparer vérifier corriger envoyer appeler relire écrire publier mettre ajouter retirer changer choisir comparer
tester mesurer compter chercher trouver classer ranger imprimer signer payer commander livrer recevoir répondre
proposer décider confirmer annuler reporter planifier organiser inviter accueillir former expliquer documenter
traduire simplifier améliorer réduire augmenter protéger sauvegarder restaurer migrer installer configurer brancher
nouveau ancien premier dernier prochain petit grand simple complet partiel urgent important possible nécessaire
provisoire définitif annuel mensuel hebdomadaire commun partagé ouvert fermé prêt rapide lent clair précis utile`.split(/\s+/);
