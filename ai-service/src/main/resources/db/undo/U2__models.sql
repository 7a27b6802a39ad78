drop table route_version, route, model, provider, registry_state, data_key;
drop function registry_changed();
