The published deliberations of a body or a town are one address away as SCDL; bodies, sessions, agendas, votes and deliberations are open to programs as OParl 1.1.
