/// Teams of an organisation: members who are spoken of by one name. Whoever leaves the organisation leaves them, too;
/// the database sees to that.
package io.incubator.auth.team;
