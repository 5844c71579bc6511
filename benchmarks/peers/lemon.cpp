// The transportation relaxation of an allocation (fractional) by LEMON's network simplex.
// g++ -O3 -o lemon lemon.cpp; ./lemon ARCS → one line of JSON.
//
// ARCS, little endian: int32 units, int32 seats, int64 arcs; int32 amount[units];
// int32 limit[seats]; int64 leftOut[units]; int64 start[units + 1]; int32 seat[arcs];
// int64 cost[arcs]. Costs are thousandths of a minute per unit of amount.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int64_t, int64_t>;
using Clock = std::chrono::steady_clock;

template <typename T>
static std::vector<T> take(FILE* file, size_t count) {
  std::vector<T> list(count);
  if (fread(list.data(), sizeof(T), count, file) != count) throw "the file of arcs is too short";
  return list;
}

static double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

static double cpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         1e-6 * (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

int main(int count, char** words) {
  if (count != 2) return fprintf(stderr, "usage: lemon ARCS\n"), 2;
  FILE* file = fopen(words[1], "rb");
  if (file == nullptr) return fprintf(stderr, "cannot open %s\n", words[1]), 2;
  const auto sizes = take<int32_t>(file, 2);
  const int64_t units = sizes[0], seats = sizes[1], arcs = take<int64_t>(file, 1)[0];
  const auto amount = take<int32_t>(file, units);
  const auto limit = take<int32_t>(file, seats);
  const auto leftOut = take<int64_t>(file, units);
  const auto start = take<int64_t>(file, units + 1);
  const auto seat = take<int32_t>(file, arcs);
  const auto cost = take<int64_t>(file, arcs);
  fclose(file);

  const double cpu = cpuSeconds();
  const auto began = Clock::now();
  Graph graph;
  graph.reserveNode(units + seats + 1);
  graph.reserveArc(arcs + units);
  for (int64_t k = 0; k < units + seats + 1; k++) graph.addNode();
  Graph::NodeMap<int64_t> supply(graph);
  Graph::ArcMap<int64_t> price(graph);
  int64_t whole = 0;
  for (int64_t i = 0; i < units; i++) {
    supply[graph.nodeFromId(i)] = amount[i];
    whole += amount[i];
    for (int64_t at = start[i]; at < start[i + 1]; at++)
      price[graph.addArc(graph.nodeFromId(i), graph.nodeFromId(units + seat[at]))] = cost[at];
    price[graph.addArc(graph.nodeFromId(i), graph.nodeFromId(units + seats))] = leftOut[i];
  }
  for (int64_t j = 0; j < seats; j++) supply[graph.nodeFromId(units + j)] = -limit[j];
  supply[graph.nodeFromId(units + seats)] = -whole;
  Simplex simplex(graph);
  simplex.supplyMap(supply).costMap(price);
  const auto built = since(began);
  const auto status = simplex.run();
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  if (status != Simplex::OPTIMAL) return fprintf(stderr, "no optimum\n"), 1;
  printf("{\"milliminutes\":%lld,\"seconds\":%.3f,\"buildSeconds\":%.3f,\"cpuSeconds\":%.3f,\"peakRssMb\":%ld}\n",
         static_cast<long long>(simplex.totalCost<int64_t>()), since(began), built,
         cpuSeconds() - cpu, usage.ru_maxrss / 1024);
  return 0;
}
