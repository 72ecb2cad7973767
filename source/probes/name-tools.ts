import type {Rung, ToolOutput} from './ladder.ts';
import {nameSeconds} from './limits.ts';
import type {NameAnswer} from './name-answer.ts';
import {readDig} from './read-dig.ts';
import {readGetent} from './read-getent.ts';
import {readHost} from './read-host.ts';
import {readNslookup} from './read-nslookup.ts';
import {readCurlResolver, readPing, readScript} from './read-resolver.ts';
import type {Toolbox} from './toolbox.ts';
import {watched} from './watched.ts';

/** The alarm ends a resolver that hangs: libc tries each server of resolv.conf for ten seconds. */
const pythonScript = `import signal,socket,sys
signal.alarm(5)
try:
 for a in sorted(set([i[4][0] for i in socket.getaddrinfo(sys.argv[1],None)])): print(a)
except socket.gaierror as e: print('gaierror %s %s' % (e.args[0], e.args[1]))`;

const nodeScript = `setTimeout(()=>{console.log('ETIMEDOUT');process.exit(3)},5000).unref();
require('dns').lookup(process.argv[1],{all:true},(e,found)=>console.log(e?e.code:found.map(a=>a.address).join('\\n')))`;

const perlScript = `use Socket qw(getaddrinfo getnameinfo NI_NUMERICHOST NIx_NOSERV);
alarm 5; my ($e,@found)=getaddrinfo($ARGV[0]); if ($e) {print "getaddrinfo: $e\\n"; exit 2}
my %seen; for (@found) {my ($n,$host)=getnameinfo($_->{addr},NI_NUMERICHOST,NIx_NOSERV); print "$host\\n" unless $seen{$host}++}`;

export type NameQuery = {
	readonly name: string;
	/** Record types to ask for, where a tool has to be told. */
	readonly types: ReadonlyArray<'A' | 'AAAA'>;
	/** A TCP port to knock at, where a tool resolves only on the way to a connection. */
	readonly port: number;
	/** Whether the name is short, to be completed by the container's search path. */
	readonly isShort: boolean;
	/** Whether nslookup follows the search path: BIND's does. */
	readonly hasBindNslookup: boolean;
};

type Tool = Omit<Rung<NameAnswer>, 'argv'> & {readonly argv: readonly string[]; readonly needsLimit?: true};

const toolsFor = ({name, types, port, isShort}: NameQuery): readonly Tool[] => [
	// Its options differ between BIND and BusyBox, and BIND waits 15 s for a server that is gone.
	{tool: 'nslookup', argv: ['nslookup', name], tellsWhy: true, needsLimit: true, read: readNslookup},
	{
		tool: 'dig',
		argv: [
			'dig',
			...(isShort ? ['+search'] : []),
			...['+tries=1', '+time=2', '+noall', '+comments', '+answer'],
			...types.flatMap(type => [name, type]),
			// The time of the last query.
			'+stats',
		],
		tellsWhy: true,
		read: readDig,
	},
	...['ahosts', 'hosts'].map(database => ({
		tool: 'getent',
		argv: ['getent', database, name],
		tellsWhy: false,
		needsLimit: true as const,
		read: (output: ToolOutput) => readGetent(output, name),
	})),
	{tool: 'host', argv: ['host', '-W', '2', name], tellsWhy: true, read: readHost},
	...['python3', 'python'].map(tool => ({
		tool,
		argv: [tool, '-c', pythonScript, name],
		tellsWhy: true,
		read: readScript,
	})),
	{tool: 'node', argv: ['node', '-e', nodeScript, name], tellsWhy: true, read: readScript},
	{tool: 'perl', argv: ['perl', '-e', perlScript, name], tellsWhy: true, read: readScript},
	{
		tool: 'curl',
		argv: ['curl', '-sSvI', '--noproxy', '*', '--connect-timeout', '3', '-m', '3', `http://${name}:${port}/`],
		tellsWhy: false,
		read: readCurlResolver,
	},
	{tool: 'ping', argv: ['ping', '-c', '1', '-W', '1', name], tellsWhy: false, needsLimit: true, read: readPing},
];

/** The ways this container has to resolve a name, in the order they are tried. */
export const nameRungs = (query: NameQuery, {tools}: Toolbox): ReadonlyArray<Rung<NameAnswer>> =>
	toolsFor(query)
		.filter(({tool}) => tools.has(tool))
		.filter(({tool}) => tool !== 'nslookup' || !query.isShort || query.hasBindNslookup)
		.flatMap(({needsLimit, argv, ...rung}) =>
			(needsLimit ? watched(argv, nameSeconds, {tools}) : [argv]).map(each => ({...rung, argv: each})),
		);
