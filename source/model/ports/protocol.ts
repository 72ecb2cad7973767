export type Protocol = 'TCP' | 'UDP' | 'SCTP';
