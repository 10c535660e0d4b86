const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

/** Given and family names as they are at home in each place. */
export const names = {
  german: {
    given: list(
      'Anna, Lukas, Katharina, Stefan, Jürgen, Sabine, Markus, Claudia, Tobias, Birgit, Florian, Heike, Matthias, Nicole, Björn, Ursula, Dominik, Franziska, Jörg, Silke, Andreas, Miriam, Sebastian, Petra, Jan, Vanessa, Holger, Kerstin, Moritz, Jasmin, Günther, Leonie, Felix, Antje, Rainer, Sophie',
    ),
    family: list(
      'Keller, Brandt, Schäfer, Hoffmann, Wagner, Neumann, Köhler, Vogel, Krämer, Lindner, Böhm, Maurer, Schuster, Haas, Ziegler, Pfeiffer, Weiß, Engel, Roth, Baumgärtner, Seidel, Winkler, Kuhn, Dietrich, Fröhlich, Hartmann, Sauter, Ebert, Kaiser, Lorenz, Metzger, Reuter, Stahl, Thiele, Ullrich, Wirth',
    ),
  },
  french: {
    given: list(
      'Camille, Julien, Élodie, Nicolas, Hélène, Mathieu, Aurélie, Sébastien, Claire, Antoine, Noémie, Guillaume, Chloé, Thierry, Inès, Romain, Céline, Olivier, Manon, François, Sandrine, Benoît, Léa, Jérôme, Amélie, Pascal, Solène, Yann, Margaux, Cédric',
    ),
    family: list(
      'Dubois, Lefèvre, Moreau, Girard, Bonnet, Fontaine, Rousseau, Chevalier, Gauthier, Perrin, Masson, Marchand, Dufour, Blanchard, Garnier, Faure, Brunet, Meunier, Lemaire, Colin, Vidal, Aubert, Roche, Renard, Benoit, Caron, Poirier, Hubert, Delmas, Picard',
    ),
  },
  british: {
    given: list(
      'James, Emily, Oliver, Charlotte, Daniel, Hannah, Thomas, Rebecca, Matthew, Lucy, Samuel, Georgia, Ryan, Alice, Adam, Eleanor, Callum, Gemma, Simon, Fiona, Neil, Joanna, Gareth, Sian, Graham, Louise, Harriet, Owen',
    ),
    family: list(
      'Whitfield, Barlow, Hughes, Thornton, Ashworth, Pritchard, Doyle, Marsh, Holloway, Kendrick, Langley, Mercer, Norris, Osborne, Pickering, Radcliffe, Sheldon, Tate, Underhill, Vaughan, Wakefield, Yardley, Bradshaw, Cartwright, Dawson, Ellery, Fairclough, Gibbs',
    ),
  },
  polish: {
    given: list(
      'Agnieszka, Tomasz, Katarzyna, Piotr, Małgorzata, Paweł, Joanna, Michał, Magdalena, Krzysztof, Ewa, Marcin, Justyna, Grzegorz, Monika, Łukasz, Dorota, Wojciech, Natalia, Rafał, Karolina, Jakub, Zuzanna, Bartosz, Aleksandra, Kamil, Beata, Sławomir',
    ),
    family: list(
      'Nowak, Kowalczyk, Wiśniewska, Zieliński, Wójcik, Kamińska, Lewandowski, Dąbrowska, Szymański, Woźniak, Mazur, Krawczyk, Grabowska, Pawłowski, Michalska, Król, Wieczorek, Jabłońska, Wróbel, Majewski, Olszewska, Stępień, Malinowski, Gajewska, Górski, Rutkowska, Sikora, Baran',
    ),
  },
  american: {
    given: list(
      'Michael, Jennifer, Christopher, Ashley, Brandon, Jessica, Tyler, Megan, Kevin, Lauren, Marcus, Danielle, Eric, Stephanie, Jordan, Kayla, Derek, Brittany, Travis, Monique, Scott, Angela, Luis, Denise, Andre, Heather, Carlos, Tiffany',
    ),
    family: list(
      'Harrison, Bennett, Sullivan, Ramirez, Coleman, Whitaker, Dawson, Fletcher, Jefferson, Hayes, Porter, Simmons, Delgado, Foster, Hensley, Lawson, Maddox, Nash, Ortega, Price, Reeves, Salazar, Turner, Vance, Webster, Yates, Caldwell, Holt',
    ),
  },
  malaysian: {
    given: list(
      'Nurul Aisyah, Wei Ling, Ahmad Faiz, Mei Yee, Siti Hajar, Kumaran, Jia Hui, Muhammad Haziq, Priya, Kok Wai, Farah Nadia, Chee Keong, Thilaga, Azlan, Hui Min, Ravindran, Zulaikha, Boon Hock, Kavitha, Syafiq, Li Fang, Hafizuddin, Shanti, Yong Sheng, Norhayati, Suresh',
    ),
    family: list(
      'Abdullah, Tan, Ismail, Lim, Rahman, Subramaniam, Ong, Hassan, Nair, Chong, Yusof, Teoh, Pillai, Ibrahim, Goh, Zainal, Khoo, Muthu, Osman, Lau, Rajan, Cheah, Mokhtar, Yeoh, Devan, Ooi, Saad, Chew',
    ),
  },
  international: {
    given: list(
      'Elif, Marco, Sofía, Emre, Giulia, Diego, Ingrid, Tomáš, Adaeze, Ravi, Linh, Nikola, Ayşe, João, Sanna, Tereza, Kwame, Ananya, Minh, Milica, Luca, Paula, Okan, Beatriz, Lars, Zsófia, Chidi, Deepa, Pavel, Elena, Søren, Yasmin',
    ),
    family: list(
      'Yılmaz, Rossi, García, Novák, Okafor, Sharma, Nguyen, Petrović, Demir, Ferreira, Lindqvist, Horváth, Mensah, Iyer, Tran, Kovačević, Çelik, Bianchi, Álvarez, Haugen, Svoboda, Adeyemi, Menon, Popescu, Öztürk, Conti, Núñez, Dvořák, Eze, Joshi, Marković, Nielsen',
    ),
  },
} as const

export type Culture = keyof typeof names

const letters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  æ: 'ae',
  đ: 'd',
}

/** A name as it stands in an address: `jürgen.weiß` → `juergen.weiss`. */
export const addressName = (name: string): string =>
  [...name.toLowerCase()]
    .map(letter => letters[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.')
