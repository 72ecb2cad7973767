import type {ContainerTools} from './attempts/container-tools.ts';
import type {ToolOutput} from './attempts/try-in-order.ts';
import type {Blindspot} from './blindspot.ts';
import type {ProbeLimits} from './limits.ts';
import type {DnsQuestion} from './names/dns-question.ts';
import type {NameAnswer} from './names/name-answer.ts';
import type {Reading} from './probe.ts';
import type {HttpAnswer} from './requests/http-answer.ts';
import type {WebRequest} from './requests/web-request.ts';

/** A name that an application would resolve. */
export type NameQuestion = {
	readonly name: string;
	/** Record types to ask for, where a tool has to be told. */
	readonly types: ReadonlyArray<'A' | 'AAAA'>;
	/** A TCP port to knock at, where a tool resolves only on the way to a connection. */
	readonly port: number;
	/** Whether the name is short, to be completed by the container's search path. */
	readonly isShort: boolean;
};

/** A TCP port to connect to. `host` is a name, or an address without brackets. */
export type ConnectQuestion = {readonly host: string; readonly port: number; readonly limits: ProbeLimits};

/** A URL to request. */
export type RequestQuestion = WebRequest & {readonly limits: ProbeLimits};

/** The commands that ask something, in the order they are tried. `program` is the tool's name in the container. */
export type Commands<Question> = (
	question: Question,
	program: string,
	container: Pick<ContainerTools, 'tools'>,
) => ReadonlyArray<readonly string[]>;

/** How a tool asks one kind of question. */
export type Ability<Question, Answer extends Reading> = {
	/** Its place among the tools that can ask this: the lowest is tried first. */
	readonly rank: number;
	readonly commands: Commands<Question>;
	/** undefined where the output is no answer: a usage text, an option that this version does not know. */
	readonly read: (output: ToolOutput, question: Question) => Answer | undefined;
	readonly cannotTell: readonly Blindspot[];
	/** Whether it has no time limit of its own that is short enough. */
	readonly needsLimit?: true;
};

/** A program that containers have, and what it can be asked. What is absent it cannot do. */
export type Tool = {
	/** What people call it: the name of its file. */
	readonly name: string;
	/** What it is called in containers, the best first. */
	readonly programs: readonly [string, ...string[]];
	/** Resolves a name as applications do. `searches` is whether an output is of a version that follows the search path; absent where all do. */
	readonly resolve?: Ability<NameQuestion, NameAnswer> & {readonly searches?: (output: ToolOutput) => boolean};
	/** Asks one DNS server, whatever the container's own is. */
	readonly askServer?: Ability<DnsQuestion, HttpAnswer>;
	/** Opens a connection and does nothing with it. */
	readonly connect?: Ability<ConnectQuestion, HttpAnswer>;
	/** Sends an HTTP request. */
	readonly request?: Ability<RequestQuestion, HttpAnswer>;
	/** Sends a GET in the clear where no tool speaks HTTP. Its connection has no limit: one has to have opened before. */
	readonly plainRequest?: Ability<ConnectQuestion, HttpAnswer>;
	/** Sends a GET in the clear by way of a shell, and shows the page of an error too. */
	readonly errorPage?: Ability<ConnectQuestion, HttpAnswer>;
	/** Shows the first bytes that come back to a GET, where they are no HTTP. */
	readonly banner?: Ability<RequestQuestion, HttpAnswer>;
	/** Checks the certificate of a URL. `details` are what the output of its `request` says of it; '' where it says nothing. */
	readonly certificate?: Ability<RequestQuestion, Reading> & {readonly details: (output: ToolOutput) => string};
	/** Prints files of the container, one after another. */
	readonly printFiles?: {readonly rank: number; readonly commands: Commands<readonly string[]>};
};
