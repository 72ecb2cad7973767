import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {readScript} from '../readers/read-resolver.ts';
import {readTcp} from '../readers/read-tcp.ts';
import type {Tool} from '../tool.ts';

const nameScript = `setTimeout(()=>{console.log('ETIMEDOUT');process.exit(3)},5000).unref();
require('dns').lookup(process.argv[1],{all:true},(e,found)=>console.log(e?e.code:found.map(a=>a.address).join('\\n')))`;

/** A query of type A, class IN (RFC 1035 4.1); the identifier is `sv`. Prints the answer's RCODE. */
const serverScript = `const [,host,port,name,limit]=process.argv,{Buffer:B}=require('buffer');
const labels=name.split('.').filter(Boolean).flatMap(l=>[B.from([l.length]),B.from(l)]);
const s=require('dgram').createSocket(host.includes(':')?'udp6':'udp4');
const end=(text,code)=>{console.log(text);process.exit(code)};
setTimeout(()=>end('timed out',3),limit*1000);
s.on('message',a=>end('rcode '+(a[3]&15)+(a[2]&128?'':', query response not set'),0)).on('error',e=>end(e.code,2));
s.connect(port,host,()=>s.send(B.concat([B.from('737601000001000000000000','hex'),...labels,B.from('0000010001','hex')])))`;

const connectScript = `const [,host,port,limit]=process.argv;const s=require('net').connect({host,port});s.setTimeout(limit*1000);
s.on('connect',()=>{console.log('open');process.exit()}).on('timeout',()=>{console.log('ETIMEDOUT');process.exit(3)}).on('error',e=>{console.log(e.code);process.exit(2)})`;

const filesScript =
	"for (const name of process.argv.slice(1)) try {process.stdout.write(require('fs').readFileSync(name))} catch (error) {console.error(error.message)}";

/** Node.js. */
export const node: Tool = {
	name: 'node',
	programs: ['node'],
	resolve: {
		rank: 60,
		commands: ({name}, program) => [[program, '-e', nameScript, name]],
		read: readScript,
		cannotTell: [],
	},
	askServer: {
		rank: 50,
		commands: ({server, port, protocol, name}, program) =>
			protocol === 'UDP' ? [[program, '-e', serverScript, server, String(port), name, String(serverSeconds)]] : [],
		read: readDnsAnswer,
		cannotTell: [],
	},
	connect: {
		rank: 40,
		commands: ({host, port, limits}, program) => [
			[program, '-e', connectScript, host, String(port), String(limits.connectSeconds)],
		],
		read: (output, {limits}) => readTcp(output, limits),
		cannotTell: [],
	},
	printFiles: {rank: 40, commands: (paths, program) => [[program, '-e', filesScript, ...paths]]},
};
