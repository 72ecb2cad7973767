import type {ComponentType} from 'react';
import {DiagnosisPane} from './diagnosis/diagnosis-pane.tsx';
import {DocumentPane} from './documents/document-pane.tsx';
import {HelpPane} from './help/help-pane.tsx';
import {MatrixPane} from './matrix/matrix-pane.tsx';
import {LogEntryPane} from './messages/log-entry-pane.tsx';
import {ProbePane} from './probe/probe-pane.tsx';
import type {TextKind} from './text-selectors.ts';
import {TimelinePane} from './timeline/timeline-pane.tsx';

const panes: Readonly<Record<TextKind, ComponentType>> = {
	diagnosis: DiagnosisPane,
	document: DocumentPane,
	help: HelpPane,
	'log-entry': LogEntryPane,
	matrix: MatrixPane,
	probe: ProbePane,
	timeline: TimelinePane,
};

/** The text that lies over the lists. */
export const TextOverlay = ({kind}: {readonly kind: TextKind}) => {
	const Pane = panes[kind];
	return <Pane />;
};
