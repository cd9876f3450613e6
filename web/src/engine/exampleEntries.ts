/** Entries to try with: beef that claimed nothing, cheese that paid too much, a lathe, a row that is none. */
export const EXAMPLE = `id,code,importer,origin,date,value,kg,claim,paid
A-101,0201.30-010,JP,US,2026-05-15,1000000,500,usjta,216000
A-102,0201.30-010,JP,US,2026-05-20,800000,400,,308000
A-103,0406.90-090,JP,US,2026-06-02,1500000,1200,usjta,310000
A-104,2204.21-020,JP,US,2026-06-10,600000,750,usjta,0
A-105,0201.30-010,JP,AU,2026-06-11,2500000,1100,none,962500
B-201,8458.11.0010,US,JP,2025-02-03,100000,,usjta,4400
B-202,8482.10.5044,US,JP,2025-02-10,12500,,none,1125
B-203,8458.11.0010,US,JP,05/06/2025,40000,,usjta,0
`;
