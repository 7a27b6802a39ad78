/// What calls of models used and what that costs, to the nano-dollar: prices, the ledger of calls, and its reports.
package io.incubator.ai.usage;
