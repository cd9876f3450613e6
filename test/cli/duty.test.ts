import { spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duty } from '../../src/kanzei.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';
import { smallRecord } from '../helpers/smallRecord.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const BEEF = [
  'duty',
  '0201.30-010',
  '--from',
  'US',
  '--to',
  'JP',
  '--on',
  '2026-05-15',
  '--value',
  '1000000',
];
const PORK = ['duty', '0203.12', '--from', 'US', '--to', 'JP', '--on', '2026-05-15', '--value', '400000'];

describe('kanzei duty', () => {
  it('prints the treatments, the best marked, and how it comes about', () => {
    const { out, err, code } = cli.run(BEEF);
    expect(out).toContain(
      'from United States (US) into Japan (JP), as of 2026-05-15, customs value 1,000,000 JPY',
    );
    expect(out).toContain('a few lines for tests, edition of 2026-04-01');
    expect(out).toMatch(/^ {3}mfn +available +38\.5% +385,000 JPY +495,700 JPY +published \/ unverified$/m);
    expect(out).toMatch(
      /^▶ {2}usjta +available +20\.8% +208,000 JPY +304,500 JPY +published \/ unverified$/m,
    );
    expect(out).toContain(
      'Best: usjta (U.S.–Japan Trade Agreement), 208,000 JPY; with all charges 304,500 JPY',
    );
    expect(out).toMatch(/20\.8% × 1,000,000 JPY +[=] 208,000 JPY/);
    expect(out).toContain('originating good of the United States');
    expect(out).toMatch(/0201\.30-010, column usjta/);
    expect(out).toMatch(/consumption tax +6\.24% +75,300 JPY +conditional +unverified/);
    expect(out).toMatch(/duties, fees and taxes +304,500 JPY/);
    expect(cli.run([...BEEF, '--all']).out).toContain(
      'https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm',
    );
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('prints with --json exactly what the library gives', () => {
    const { out } = cli.run([...PORK, '--quantity', '1t', '--json']);
    const request = {
      code: '0203.12',
      from: 'US',
      to: 'JP',
      on: '2026-05-15',
      value: '400000',
      quantities: ['1t'],
    };
    expect(out).toBe(`${JSON.stringify(duty(request, smallRecord()), null, 2)}\n`);
  });

  it('says which line the band of unit value chose, and that the gate price is a secondary source', () => {
    const { out } = cli.run([...PORK, '--quantity', '1000kg', '--all']);
    expect(out).toMatch(
      /0203\.12-025[^\n]*\n {2}the line is for value above 64\.53 JPY\/kg [\s\S]*secondary/,
    );
    expect(out).toMatch(/0203\.12-022 +the line is for value above [\s\S]*customs value is\s+400 JPY\/kg/);
    expect(out).toMatch(/mfn +available [\s\S]*146,500 JPY +190,000 JPY +secondary/);
    expect(out).toMatch(/546\.53 JPY\/kg \[secondary\]/);
    expect(out).toContain('secondary: press or a third party, not an official text');
    expect(out).toMatch(/usjta +available [\s\S]* 54,000 JPY +90,200 JPY +secondary/);
  });

  it('prints the state-trading levy beside the amount', () => {
    const { out } = cli.run(['duty', '1006.30-090', ...BEEF.slice(2, 8), '--quantity', '1t']);
    expect(out).toMatch(
      /49,000 JPY +published\n +\+ state-trading levy \(mark-up\): amount not in the facts\n/,
    );
    expect(out).toMatch(/Best: mfn[^\n]* 49,000 JPY \+ state-trading levy/);
    expect(out).toMatch(/usjta +not covered +– +–/);
  });

  it('says what is missing and the option that gives it', () => {
    const { out, code } = cli.run(BEEF.slice(0, -2));
    expect(out).toContain('No best treatment');
    expect(out).toContain('value (mfn, usjta): add --value AMOUNT');
    expect(code).toBe(4);
  });

  it('shows the conditional treatment of a quota beside the best', () => {
    const { out } = cli.run(['duty', '0406.30', ...BEEF.slice(2)]);
    expect(out).toMatch(/usjta, in quota +conditional +7\.2% +72,000 JPY/);
    expect(out).toMatch(/▶ {2}mfn +available +40% +400,000 JPY/);
  });

  it('says that several lines take the shipment', () => {
    const { out } = cli.run([...PORK, '--quantity', '1000kg']);
    expect(out).toContain('2 lines under this code take the shipment; which one it is depends on the goods.');
    expect(cli.run(BEEF).out).not.toContain('depends on the goods');
  });

  it('marks the treatment claimed, and changes no amount', () => {
    const { out } = cli.run([...BEEF, '--claim', 'usjta']);
    expect(out).toMatch(/▶ {2}usjta \(claimed\) +available +20\.8% +208,000 JPY/);
    expect(cli.run([...BEEF, '--claim', 'none']).out).toMatch(
      /▶ {2}mfn +available[\s\S]*no preference is claimed/,
    );
  });

  it('lists many lines, one row each, with their best', () => {
    const { out } = cli.run(['duty', '02', ...BEEF.slice(2)]);
    expect(out).toMatch(
      /^0201\.30-010 +boneless beef, fresh or chilled +usjta +20\.8% +208,000 JPY +published$/m,
    );
    expect(out).toMatch(/6 lines\. Ask for one line, or add --all/);
    expect(out).not.toContain('Arithmetic');
    expect(cli.run(['duty', '02', ...BEEF.slice(2), '--all']).out).toContain('Arithmetic: usjta');
  });

  it('speaks Japanese', () => {
    const { out } = cli.run([...BEEF, '--lang', 'ja']);
    expect(out).toContain('原産地 米国 (US) 輸入国 日本 (JP), 基準日 2026-05-15');
    expect(out).toContain('最良: usjta (日米貿易協定), 208,000 JPY');
    expect(out).toContain('0201.30-010  牛肉（生鮮・冷蔵）: boneless beef');
    expect(cli.run(['--lang', 'ja', ...BEEF]).out).toBe(out);
  });

  it('says what lies on top of a U.S. duty', () => {
    const request = [
      'duty',
      '1704.10.00',
      '--from',
      'JP',
      '--to',
      'US',
      '--on',
      '2025-06-01',
      '--value',
      '1000',
    ];
    const { out } = cli.run(request);
    expect(out).toMatch(/▶ {2}usjta +available +1\.6% +16 USD/);
    expect(out).toMatch(/IEEPA, reciprocal duty: 10 % +[+]10% +100 USD +available +secondary/);
    expect(out).toMatch(/merchandise processing fee +0\.3464%, 32\.71 to 634\.62 USD +2\.62 USD +available/);
    expect(out).toMatch(/available +secondary\n +chapter 99: 9903\.01\.25\n/);
    expect(out).toMatch(
      /harbor maintenance fee +0\.125% +– +conditional[^\n]*\n +if it arrives by sea; it is not counted/,
    );
    expect(out).toMatch(/duties together +116 USD/);
    expect(out).toMatch(/duties, fees and taxes +118\.62 USD/);
    expect(out).not.toMatch(/On top of these duties/);
  });

  const GUM = ['duty', '1704.10.00', '--from', 'JP', '--to', 'US', '--on', '2025-06-01', '--value', '1000'];

  it('gives the reasons of what lies on top in Japanese', () => {
    const { out } = cli.run([...GUM, '--lang', 'ja']);
    expect(out).toMatch(/港湾維持料 +0\.125% +– +条件付き/);
    expect(out).toContain('「海上輸送で到着する」に該当する場合に限る');
    expect(out).toContain('第99類: 9903.01.25');
    const air = [...GUM, '--declare', 'sea=no', '--lang', 'ja'];
    expect(cli.run(air).out).toContain('課されない: 港湾維持料 (「海上輸送で到着する」に該当しない)');
    expect(cli.run([...air, '--all']).out).toMatch(/港湾維持料 +0\.125% +– +適用なし/);
    const beef = cli.run([...BEEF, '--lang', 'ja']).out;
    expect(beef).toContain('「飲食料品（酒類・医薬品を除く）である」に該当する場合に限る');
    expect(beef).not.toContain('if it is food');
  });

  it('says which answers no charge asks for', () => {
    expect(cli.run([...GUM, '--declare', 'sea', '--declare', 'metal-15-percent']).err).toBe(
      'kanzei: the answer to metal-15-percent is not used; the charges ask for sea\n',
    );
    expect(cli.run([...GUM, '--declare', 'sea']).err).toBe('');
    expect(cli.run([...GUM.slice(0, -2), '--declare', 'sea']).err).toMatch(
      /^kanzei: the answer to sea is not used\n/,
    );
  });

  it('says what lies on top of the goods of other origins is not computed', () => {
    const request = ['duty', '1704.10.00', '--from', 'CN', '--to', 'US', '--on', '2025-06-01'];
    const { out } = cli.run([...request, '--value', '1000']);
    expect(out).toMatch(
      /On top of these duties: [\s\S]*are computed for a shipment of goods of\s+Japan only/,
    );
    expect(out).not.toContain('with all charges');
  });

  it('takes today where no date is given', () => {
    const answer = JSON.parse(cli.run([...BEEF.slice(0, 6), '--value', '1', '--json'], { TZ: 'UTC' }).out);
    expect(Math.abs(Date.parse(answer.asOf) - Date.now())).toBeLessThan(2 * 86_400_000);
  });

  it('uses no colour off a terminal', () => {
    expect(cli.run(BEEF).out).not.toContain('\u001b');
  });
});

describe('the command line', () => {
  it('prints its version and help on standard output', () => {
    expect(cli.run(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+/),
      err: '',
    });
    for (const args of [['--help'], ['help', 'duty'], ['duty', '--help'], ['record', 'check', '-h']]) {
      const { code, out, err } = cli.run(args);
      expect(out).toMatch(/Usage: kanzei[\s\S]*Examples:/);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    }
  });

  it('shows a line, checks the record, names the schemas, gives the tour', () => {
    expect(cli.run(['line', '0201.30', '--on', '2026-05-15']).out).toMatch(/usjta +20\.8% +U\.S\.–Japan/);
    const lines = JSON.parse(cli.run(['line', '0201.30', '--on', '2026-05-15', '--json']).out);
    expect(lines[0].cells.usjta).toBe('20.8%');
    expect(cli.run(['record', 'check'])).toMatchObject({ code: 0, out: expect.stringContaining('sound') });
    expect(cli.run(['record', 'check', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    expect(JSON.parse(cli.run(['record', 'check', '--json']).out).ok).toBe(true);
    expect(cli.run(['schema']).out).toMatch(/^duty\t/);
    expect(JSON.parse(cli.run(['schema', 'duty', '--request']).out).$id).toBe('duty-request.json');
    const tour = cli.run(['tour']).out;
    for (const amount of ['208,000 JPY', '54,000 JPY', '160 USD']) expect(tour).toContain(amount);
  });

  it('stops quietly when its reader has enough', async () => {
    const child = spawn(process.execPath, [cli.main, 'schema', 'duty'], {
      env: { KANZEI_RECORD: cli.record },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('stops on Ctrl-C before it prints, with exit code 130', () => {
    const interrupt = `process.on('newListener', (event) => {
      if (event === 'SIGINT') setTimeout(() => process.kill(process.pid, 'SIGINT'));
    });`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(interrupt)}`, cli.main, 'record', 'check'],
      { env: { KANZEI_RECORD: cli.record }, encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({ status: 130, stdout: '', stderr: '' });
  });

  it('loads no schema, YAML or CSV library to price a shipment', () => {
    const { outputs } = cli.metafile;
    const chunk = (source: string) =>
      Object.keys(outputs).find((name) => outputs[name]?.entryPoint === source) as string;
    const loaded = new Set<string>();
    const load = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      for (const { path, kind } of outputs[name]?.imports ?? []) {
        if (kind === 'import-statement' && path in outputs) load(path);
      }
    };
    for (const source of ['surfaces/cli/main.ts', 'surfaces/cli/actions.ts', 'kanzei.ts'])
      load(chunk(`src/${source}`));
    const inputs = [...loaded].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
    expect(inputs).toContain('src/law/determineLine.ts');
    const packages = inputs.map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
    expect([...new Set(packages.filter(Boolean))]).toEqual(['commander']);
  });
});
