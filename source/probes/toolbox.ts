import type {Exec, Target} from './exec.ts';
import {climb, type LadderEnd, type Rung, type ToolOutput} from './ladder.ts';
import type {ProbeProgress, ProbeSite, Reading} from './probe.ts';
import {parseResolvConf, type ResolvConf} from './resolv-conf.ts';

/** What a container has to probe with. */
export type Toolbox = {
	readonly hasShell: boolean;
	/** The tools found or, without a shell to ask, every one that is worth trying. */
	readonly tools: ReadonlySet<string>;
	/** undefined where it cannot be read. */
	readonly resolv: ResolvConf | undefined;
};

const tools: readonly string[] = [
	'nslookup',
	'dig',
	'getent',
	'host',
	'python3',
	'python',
	'node',
	'perl',
	'curl',
	'ping',
	'wget',
	'nc',
	'bash',
	'timeout',
	'busybox',
];

/** A loop, because `command -v a b` prints only the first in dash. */
const script = 'for t in "$@"; do command -v "$t"; done; cat /etc/resolv.conf';

type Discovery = Reading & {readonly toolbox: Toolbox};

const listing = (found: readonly string[]) => (found.length > 0 ? found.join(', ') : 'a shell and none of the tools');

/** A path is printed for a program, a bare name for what the shell has built in (busybox in standalone mode). */
const readShell = ({stdout}: ToolOutput): Discovery => {
	const lines = new Set(stdout.split('\n').map(line => line.slice(line.lastIndexOf('/') + 1)));
	const found = tools.filter(tool => lines.has(tool));
	return {
		outcome: 'ok',
		detail: listing(found),
		toolbox: {hasShell: true, tools: new Set(found), resolv: parseResolvConf(stdout)},
	};
};

const withoutShell = (resolv: ResolvConf | undefined): Toolbox => ({
	hasShell: false,
	// Without a shell there is nobody to ask, and `timeout` in front of a tool would hide that it is `timeout` that is missing.
	tools: new Set(tools.filter(tool => tool !== 'timeout' && tool !== 'busybox')),
	resolv,
});

/** The second shell is where the debug variants of distroless images keep theirs. */
const rungs: ReadonlyArray<Rung<Discovery>> = [
	...['sh', '/busybox/sh'].map(shell => ({
		tool: shell,
		argv: [shell, '-c', script, '_', ...tools],
		tellsWhy: false,
		read: readShell,
	})),
	{
		tool: 'cat',
		argv: ['cat', '/etc/resolv.conf'],
		tellsWhy: false,
		read: ({stdout}) => ({
			outcome: 'ok',
			detail: 'no shell; each tool is tried by itself',
			toolbox: withoutShell(parseResolvConf(stdout)),
		}),
	},
];

/** Containers do not change while they run; a program that went missing all the same is one more rung of the ladder. */
const known = new WeakMap<Exec, Map<string, Toolbox>>();

const keyOf = ({namespace, pod, container}: Target) => `${namespace}/${pod}/${container}`;

export type ToolboxEnd = Toolbox | Extract<LadderEnd<Reading>, {kind: 'stopped'}>;

/** Title of the steps that find out what there is to ask with. */
export const discoveryTitle = 'tools in the container';

/** Finds out about the container, once for each `exec`, and yields the commands that took as steps. */
export const openToolbox = async function* (
	site: ProbeSite,
	nextId: () => number,
): AsyncGenerator<ProbeProgress, ToolboxEnd> {
	const cache = known.get(site.exec) ?? new Map<string, Toolbox>();
	known.set(site.exec, cache);
	const remembered = cache.get(keyOf(site.client));
	if (remembered !== undefined) {
		return remembered;
	}

	const end = yield* climb({title: discoveryTitle, rungs, site, nextId});
	if (end.kind === 'stopped') {
		return end;
	}

	const toolbox = end.kind === 'answered' ? end.answer.toolbox : withoutShell(undefined);
	cache.set(keyOf(site.client), toolbox);
	return toolbox;
};
