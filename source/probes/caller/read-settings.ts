import type {HostAlias} from '../../model/objects.ts';
import {type Attempt, type ToolOutput, tryInOrder} from '../attempts/try-in-order.ts';
import type {ProbeProgress, ProbeSite, Reading} from '../probe.ts';
import {sh} from '../tools/sh.ts';

/** What a container's own files and environment make of the names and the requests of what runs in it. */
export type CallerSettings = {
	/** The lines of /etc/hosts. */
	readonly hosts: readonly HostAlias[];
	/** The proxy variables that are set, by name, without user and password. */
	readonly proxies: Readonly<Record<string, string>>;
};

const mark = '--- proxies';
const names = 'http_proxy HTTP_PROXY https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY';

/** User and password stay in the container. */
const script = `cat /etc/hosts; echo; echo "${mark}"; for v in ${names}; do eval "x=\\$$v"; case $x in "") ;; *://*@*) echo "$v=\${x%%://*}://\${x##*@}";; *@*) echo "$v=\${x##*@}";; *) echo "$v=$x";; esac; done`;

/** Lines of /etc/hosts: an address, then names; what comes after # is a comment. */
const hostsIn = (text: string): readonly HostAlias[] =>
	text.split('\n').flatMap(line => {
		const [ip = '', ...hostnames] = line.replace(/#.*/, '').trim().split(/\s+/);
		return hostnames.length > 0 ? [{ip, hostnames}] : [];
	});

type Read = Reading & {readonly settings: CallerSettings};

const read = ({stdout}: ToolOutput): Read => {
	const [hosts = '', variables = ''] = stdout.split(`${mark}\n`);
	const pairs = variables.split('\n').flatMap(line => {
		const at = line.indexOf('=');
		return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
	});
	const proxies = Object.fromEntries(pairs);
	const detail = pairs.map(([name]) => name).join(', ') || 'no proxy variable';
	return {outcome: 'ok', detail, settings: {hosts: hostsIn(hosts), proxies}};
};

const attempts: ReadonlyArray<Attempt<Read>> = sh.programs.map(shell => ({
	tool: shell,
	argv: [shell, '-c', script],
	cannotTell: [],
	read,
}));

/** Reads the settings of a container that has a shell; undefined where they could not be read. Yields the commands as steps. */
export const readSettings = async function* (
	site: ProbeSite,
	nextId: () => number,
): AsyncGenerator<ProbeProgress, CallerSettings | undefined> {
	const end = yield* tryInOrder({title: 'settings of the container', attempts, site, nextId});
	return end.kind === 'answered' ? end.answer.settings : undefined;
};
