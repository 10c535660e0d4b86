/** The most used passwords of ten characters and more, in lower case; shorter ones are refused for their length. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a 123456789q a123456789 q123456789
  1123456789 123456789123 1234567890123 123123123123 1231231231 1212121212 1313131313 1010101010 1122334455 112233445566
  123321123321 1234512345 12345123456 1234561234 123456123456 12345654321 1234554321 123456654321 5555566666
  147258369 1472583690 147852369 7894561230 9638527410 0147258369 987654321a 987654321q
  password12 password123 password1234 password12345 password123456 password01 password10 password11 password2020
  password2021 password2022 password2023 password2024 password2025 password2026 password!! password!1 password1!
  password123! password@1 password@12 password@123 passwordpassword passw0rd12 passw0rd123 passw0rd1234 passw0rd!1
  p@ssword12 p@ssword123 p@ssw0rd12 p@ssw0rd123 p@ssw0rd1234 p@ssw0rd123! pa55word12 pa55word123 pa$$word12 pa$$w0rd12
  mypassword mypassword1 mypassword123 newpassword newpassword1 yourpassword thepassword nopassword passphrase
  qwertyuiop qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty1234 qwerty12345 qwerty123456 qwerty123!
  qwerty1234567890 qwertyqwerty qwertyqwerty1 qwerty7890 qwertasdfg qwertzuiop qwertzuiop1 asdfghjkl1 asdfghjkl;
  asdfghjklz asdfghjkl123 asdfasdfasdf asdf123456 asdf1234567 asdfqwerzxcv zxcvbnm123 zxcvbnm1234 zxcvbnm,./ zxcvbnmasdf
  1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p
  q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedcrfv qazwsxedc1 qazwsxedc123 qazwsx12345 qazwsx123456 1qazxsw23edc zaq12wsxcde3
  zaq1xsw2cde3 zaq1zaq1zaq1 1qazxsw2!@ !qaz2wsx3edc 1qaz@wsx3edc !qaz@wsx#edc aaaaaaaaaa1 a1b2c3d4e5 a1b2c3d4e5f6
  abc1234567 abc12345678 abc123456789 abcd123456 abcd1234567 abcd12345678 abcde12345 abcdef1234 abcdef12345
  abcdef123456 abcdefghij abcdefghijk abcdefghijkl abcabcabcabc abc123abc123 123abc123abc 123456abcd 123456abcdef
  12345abcde 12345qwert 123456qwerty 1234567890q 1234567890a 123qweasdzxc 123qwe123qwe 123qweasd123 qwe123qwe123
  qweasdzxc1 qweasdzxc12 qweasdzxc123 qweasd12345 asd123asd123 zxc123zxc123 qwer1234qwer qwer123456 qwer12345678
  letmein123 letmein1234 letmein12345 letmeinplease welcome123 welcome1234 welcome12345 welcome123! welcome2024
  welcome2025 welcome2026 welcomehome welcome@123 changeme12 changeme123 changeme1234 changeme123! changeit123
  changethis changethis1 default123 defaultpassword temporary1 temporary123 temppassword temp123456 test123456
  test1234567 testtest123 testtesttest testpassword testing123 testing1234 testing12345 guest12345 guest123456
  admin12345 admin123456 admin1234567 admin12345678 adminadmin adminadmin1 adminadminadmin admin@123456 admin@12345
  admin123admin administrator administrator1 administrator123 adminpassword superadmin superadmin1 superuser1
  superuser123 sysadmin123 root123456 root1234567 rootroot123 rootpassword toor123456 master12345 masterpassword
  user123456 userpassword username123 username1234 secret1234 secret12345 secret123456 secretpassword topsecret123
  iloveyou12 iloveyou123 iloveyou1234 iloveyouforever iloveyousomuch iloveyou2 iloveyou!! iloveyou143 ilovejesus
  princess12 princess123 sunshine12 sunshine123 football12 football123 baseball12 baseball123 basketball basketball1
  basketball123 superman123 superman1234 batman12345 spiderman12 spiderman123 starwars123 pokemon1234 minecraft1
  minecraft12 minecraft123 michael123 michael1234 jennifer123 jessica1234 jordan12345 charlie123 charlie1234
  dragon12345 dragon123456 monkey12345 monkey123456 shadow12345 shadow123456 trustno1234 trustno1trustno1 whatever12
  whatever123 liverpool1 liverpool123 manchester manchester1 manutd1234 chelsea123 chelsea1234 arsenal123 arsenal1234
  barcelona1 barcelona123 realmadrid realmadrid1 juventus123 computer12 computer123 internet12 internet123
  samsung123 samsung1234 google1234 google12345 facebook12 facebook123 linkedin123 microsoft1 microsoft123
  windows123 windows1234 service123 servicedesk servicedesk1 servicedesk123 helpdesk12 helpdesk123 helpdesk1234
  support123 support1234 support12345 company123 company1234 summer2023 summer2024 summer2025 summer2026 winter2023
  winter2024 winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 january2024
  january2025 january2026 february2024 february2025 february2026 december2024 december2025 september1 september2024
  september2025 november2024 november2025 monday1234 monday12345 friday1234 friday12345 steward123 steward1234
  steward12345 steward123! stewardsteward correcthorsebatterystaple 3.141592653 3.1415926535 3141592653 31415926535
  1029384756 0192837465 5201314520 woaini1314 woaini1314520 woaini520520 1314520520 1q1q1q1q1q 0okm9ijn8uhb
  `
    .trim()
    .split(/\s+/),
)
