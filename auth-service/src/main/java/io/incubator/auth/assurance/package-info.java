/// Step-up: what is sensitive takes somebody who has shown lately who they are, as strongly as their
/// account can.
package io.incubator.auth.assurance;
