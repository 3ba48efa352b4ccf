-- Sends a view of an article of a file, one id to a line, in random order; each by a reader of its own.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init(args)
  math.randomseed(seed * 7919 + os.time())
  articles = {}
  for line in io.lines(args[1]) do
    articles[#articles + 1] = line
  end
  head = "POST /v1/views HTTP/1.1\r\nHost: bench\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 65\r\n"
    .. "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nX-Forwarded-For: "
end

function request()
  local random = math.random
  return head .. random(11, 99) .. "." .. random(0, 255) .. "." .. random(0, 255) .. "." .. random(1, 254)
    .. "\r\n\r\n{\"article\":\"" .. articles[random(#articles)] .. "\",\"event\":\"view\"}"
end

function done(summary, latency, all)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
end
