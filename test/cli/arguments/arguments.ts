import {expect, test} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/arguments.ts';
import {hostileName, obeyed} from '../../_helpers/hostile.ts';

const parse = (line: string) => parseArguments(line.split(' ').filter(Boolean), {version: '1.2.3', noColor: false});

test.each([
	['', {command: 'dashboard', namespace: undefined, isAllNamespaces: false, isDemo: false, isReadonly: false}],
	['-n shop', {command: 'dashboard', namespace: 'shop'}],
	['--namespace=shop --readonly', {command: 'dashboard', namespace: 'shop', isReadonly: true}],
	['-A --context c --kubeconfig f', {command: 'dashboard', isAllNamespaces: true, context: 'c', kubeconfig: 'f'}],
	['--demo --no-color', {command: 'dashboard', isDemo: true, hasColor: false}],
	['check', {command: 'check', services: [], output: 'table', failOn: 'error', requestTimeout: 30_000, hasColor: true}],
	['check svc/a service/b services/c', {command: 'check', services: ['a', 'b', 'c']}],
	['trace svc/a:80', {command: 'trace', service: 'a', port: '80'}],
	['check a b -n shop', {command: 'check', services: ['a', 'b'], namespace: 'shop'}],
	['check -A -l app=web -o json', {command: 'check', isAllNamespaces: true, selector: 'app=web', output: 'json'}],
	['check --fail-on warning --request-timeout 2m', {command: 'check', failOn: 'warning', requestTimeout: 120_000}],
	['check --request-timeout 500ms', {command: 'check', requestTimeout: 500}],
	['check --request-timeout 45', {command: 'check', requestTimeout: 45_000}],
	['check --request-timeout 1m30s', {command: 'check', requestTimeout: 90_000}],
	['check --request-timeout 0', {command: 'check', requestTimeout: Number.POSITIVE_INFINITY}],
	['trace web --request-timeout 0s', {requestTimeout: Number.POSITIVE_INFINITY, isTimeoutGiven: true}],
	['trace web', {requestTimeout: 30_000, isTimeoutGiven: false}],
	['check -f a.yaml -f - -o sarif', {command: 'check', files: ['a.yaml', '-'], output: 'sarif'}],
	['explain lb-pending', {command: 'explain', code: 'lb-pending'}],
	['explain', {command: 'explain', code: undefined}],
	['config', {command: 'config'}],
	['completion zsh', {command: 'completion', shell: 'zsh'}],
	['--as me --as-group a --as-group b', {command: 'dashboard', as: 'me', groups: ['a', 'b']}],
	['--version', {command: 'print', text: '1.2.3'}],
	['version', {command: 'print', text: '1.2.3'}],
	['check --help', {command: 'print', text: expect.stringContaining('Usage: svctop check [SERVICE...]')}],
	['help check', {command: 'print', text: expect.stringContaining('Usage: svctop check [SERVICE...]')}],
	['help flags', {command: 'print', text: expect.stringContaining('--tls-server-name NAME')}],
	['help', {command: 'print', text: expect.stringContaining('svctop --demo')}],
	['__complete check -n ', {command: 'complete', words: ['check', '-n']}],
	['--as me --as-uid 7', {command: 'dashboard', as: 'me', uid: '7'}],
	[
		'-s https://x --token t --user u --cluster c --client-key k --client-certificate f --tls-server-name n',
		{
			overrides: {
				...{server: 'https://x', token: 't', user: 'u', cluster: 'c', clientKey: 'k', clientCertificate: 'f'},
				...{tlsServerName: 'n', certificateAuthority: undefined, isInsecure: false},
			},
		},
	],
])('%j', (line, expected) => {
	expect(parse(line)).toMatchObject(expected);
});

test.each([
	['--nope', 'There is no flag --nope. See svctop --help.'],
	['-x', 'There is no flag -x. See svctop --help.'],
	['-a', 'There is no flag -a. See svctop --help.'],
	['-q', 'There is no flag -q. See svctop --help.'],
	['--demoo=1', 'There is no flag --demoo. Did you mean --demo?'],
	['chek', 'There is no command chek. Did you mean check?'],
	['check ns/web', 'check takes the name of a Service, not "ns/web". Write -n ns web for Service web in namespace ns.'],
	['check svc/', 'check takes the name of a Service, not "svc/".'],
	[
		'trace ns/web:80',
		'trace takes the name of a Service, not "ns/web". Write -n ns web for Service web in namespace ns.',
	],
	['watch', 'There is no command watch. See svctop --help.'],
	['-n', '--namespace needs a value.'],
	['-n shop -A', '--namespace and --all-namespaces exclude each other. Give one of them.'],
	['check a -A', 'A Service is named in one namespace: name it without --all-namespaces and --selector.'],
	['check a -l app=web', 'A Service is named in one namespace: name it without --all-namespaces and --selector.'],
	['check -o xml', '--output takes table, json, yaml, junit, github, markdown, prometheus, sarif, not "xml".'],
	['check -o sarif', '--output sarif tells places in files: it goes with --filename.'],
	['check -f a.yaml --demo', '--filename and --demo exclude each other. Give one of them.'],
	['-o json', '--output belongs to svctop check, trace and wait. Leave it out, or see svctop --help.'],
	['explain -f a.yaml', '--filename belongs to svctop check. Leave it out, or see svctop --help.'],
	['explain a b', 'explain takes one argument, not 2.'],
	['config all', 'config takes no argument.'],
	['completion', 'completion takes bash, zsh, fish, powershell.'],
	['completion csh', 'completion takes bash, zsh, fish, powershell, not "csh".'],
	['-n a -n b', '--namespace is given more than once. Give it once.'],
	['check -o json --output yaml -o json', '--output is given more than once. Give it once.'],
	['check -s example.com', '--server takes a URL such as https://HOST:6443, not "example.com".'],
	['check --server ftp://a', '--server takes a URL such as https://HOST:6443, not "ftp://a".'],
	['check --fail-on never', '--fail-on takes error, warning, info, not "never".'],
	['check --request-timeout soon', '--request-timeout takes a time such as 30s or 2m, or 0 for no limit, not "soon".'],
	['check --request-timeout 5s3', '--request-timeout takes a time such as 30s or 2m, or 0 for no limit, not "5s3".'],
	['--as-group a', '--as-group goes with --as.'],
	['--as-uid 1', '--as-uid goes with --as.'],
	['help chek', 'There is no command chek. Did you mean check?'],
	['version 1', 'version takes no argument.'],
	['trace web -o junit', '--output takes table, json, yaml, markdown, not "junit".'],
	[
		'--insecure-skip-tls-verify --certificate-authority ca.pem',
		'--insecure-skip-tls-verify and --certificate-authority exclude each other. Give one of them.',
	],
])('%j is refused in one sentence', (line, sentence) => {
	expect(() => parse(line)).toThrow(sentence);
});

test('NO_COLOR is heard', () => {
	expect(parseArguments(['check'], {version: '', noColor: true})).toMatchObject({hasColor: false});
});

test.each([
	[[hostileName]],
	[[`--${hostileName}`]],
	[['check', `a/${hostileName}`]],
	[['check', '-o', hostileName]],
	[['check', '--fail-on', hostileName]],
	[['check', '--request-timeout', hostileName]],
	[['check', '--as', hostileName]],
	[['check', '--as', 'me', '--as-uid', hostileName]],
	[['check', '--token', hostileName]],
	[['check', '--as', 'me', '--as-group', hostileName]],
	[['trace', 'web', '--from', hostileName]],
	[['completion', hostileName]],
])('what is wrong with %j is said in words that are safe to show', argv => {
	expect(() => parseArguments(argv, {version: '', noColor: false})).toThrow(
		expect.objectContaining({message: expect.not.stringMatching(obeyed)}),
	);
});

test('a namespace has no such characters, and an image with them is refused', () => {
	const wanted = parseArguments(['-n', hostileName], {version: '', noColor: false});
	expect(JSON.stringify(Object.values(wanted))).not.toMatch(/\\u|\u009b|\u202e/);
	expect(() => parseArguments(['--debug-image', hostileName], {version: '', noColor: false})).toThrow(
		expect.objectContaining({message: expect.not.stringMatching(obeyed)}),
	);
});
