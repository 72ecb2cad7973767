import {searchDomains} from '../network/network.ts';
import {complained, type Output, printed, type Run, type Site, type Tool} from './tool.ts';

const resolvConf = ({network, pod}: Site) =>
	`search ${searchDomains(pod.metadata.namespace ?? '').join(' ')}\nnameserver ${network.dnsServer()}\noptions ndots:5\n`;

const cat: Run = ([file = ''], site) =>
	file === '/etc/resolv.conf'
		? printed(resolvConf(site))
		: complained(`cat: can't open '${file}': No such file or directory\n`, 1);

/** What every image with a shell has besides the tools it is listed with. */
const builtins: Readonly<Record<string, Run>> = {
	cat,
	echo: words => printed(`${words.join(' ')}\n`),
	hostname: (_, {pod}) => printed(`${pod.metadata.name}\n`),
	true: () => printed(''),
	false: () => printed('', 1),
	timeout: ([, ...argv], site) => runTool(argv, site) ?? complained(`timeout: can't execute '${argv[0]}'\n`, 127),
};

/** Whether the image has a shell to run commands in. */
export const hasShell = ({tools}: Site) => tools.includes(sh);

/** A program of the image by its name; undefined where it has none of that name. */
const programOf = (name: string, site: Site): {readonly path: string; readonly run: Run} | undefined => {
	if (!hasShell(site)) {
		return undefined;
	}

	const tool = site.tools.find(each => each.name === name);
	const run = tool?.run ?? builtins[name];
	return run && {path: `${tool?.folder ?? '/bin'}/${name}`, run};
};

// One script asks what an image has and how it resolves names, in a single exec.
const discovery = 'for t in "$@"; do command -v "$t"; done; cat /etc/resolv.conf';

// Another one asks for /etc/hosts and the proxies in the environment.
const settings = /^cat \/etc\/hosts; echo; echo "--- proxies"; for v in /;

/** A script that runs its arguments, and ends them where nobody waits for them any more: here nothing takes that long. */
const supervisor = /^IFS= read -r go /;

/** What the kubelet writes to /etc/hosts. */
const hosts = ({pod: {metadata, spec, status}}: Site) =>
	[
		['127.0.0.1', 'localhost'],
		[status.podIP ?? '', metadata.name],
		...(spec.hostAliases ?? []).map(({ip, hostnames}) => [ip, ...hostnames]),
	]
		.map(words => `${words.join('\t')}\n`)
		.join('');

const proxies = ({pod: {spec}}: Site) =>
	spec.containers
		.flatMap(({env}) => env ?? [])
		.filter(({name}) => /_proxy$/i.test(name))
		.map(({name, value}) => `${name}=${value}\n`)
		.join('');

const quotedWords = (line: string, parameters: readonly string[]) =>
	[...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
		.map(([, single, double, bare]) => single ?? double ?? bare ?? '')
		.map(word => word.replace(/^\$(\d)$/, (_, place: string) => parameters[Number(place) - 1] ?? ''));

/** One line as a shell runs it: words and positional parameters, commands one after another, no redirection. */
export const runLine = (line: string, site: Site, parameters: readonly string[] = []): Output => {
	let result = printed('');
	for (const command of line.split(/;|&&/).map(text => text.replaceAll(/\d?>\S+/g, '').trim())) {
		const argv = quotedWords(command, parameters);
		if (argv.length === 0) {
			continue;
		}

		const next =
			argv[0] === 'exit'
				? printed('', Number(argv[1] ?? 0))
				: (runTool(argv, site) ?? complained(`sh: ${argv[0]}: not found\n`, 127));
		result = {stdout: result.stdout + next.stdout, stderr: result.stderr + next.stderr, exitCode: next.exitCode};
	}

	return result;
};

const runShell: Run = ([option = '', script = '', , ...parameters], site) => {
	if (option !== '-c') {
		return printed('');
	}

	if (settings.test(script)) {
		return printed(`${hosts(site)}\n--- proxies\n${proxies(site)}`);
	}

	if (supervisor.test(script)) {
		return runTool(parameters, site) ?? printed('', 127);
	}

	if (script !== discovery) {
		return runLine(script, site, parameters);
	}

	const found = parameters.flatMap(name => programOf(name, site)?.path ?? []);

	return printed(`${found.map(path => `${path}\n`).join('')}${resolvConf(site)}`);
};

/** Runs a program of a pod's image; undefined where the image does not have it. */
export const runTool = ([name = '', ...parameters]: readonly string[], site: Site): Output | undefined => {
	return programOf(name.split('/').at(-1) ?? '', site)?.run(parameters, site);
};

/** The shell of images that have one. */
export const sh: Tool = {name: 'sh', run: runShell};
