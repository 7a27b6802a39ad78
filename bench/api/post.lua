-- what wrk sends when it writes; the token comes by the environment
wrk.method = "POST"
wrk.body = '{"name":"bench","description":"written by bench/api"}'
wrk.headers["Content-Type"] = "application/json"
local token = os.getenv("BENCH_TOKEN")
if token ~= nil and token ~= "" then
  wrk.headers["Authorization"] = "Bearer " .. token
end
