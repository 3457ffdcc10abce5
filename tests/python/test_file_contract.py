"""A trajectory file is labelled arrays to whoever opens it, without a reader of ours.

``ENTENTE_SAMPLE`` is the path of a file that ``tests_output "[.sample]"`` has written.
"""

import os
import subprocess

import numpy as np
import pytest

SAMPLE = os.environ.get("ENTENTE_SAMPLE")
pytestmark = pytest.mark.skipif(not SAMPLE, reason="ENTENTE_SAMPLE names no file")

ENGINES = [None, "netcdf4", "h5netcdf"]
COORDINATES_OF_RUN = {
    "integration_model", "placement", "process", "scenario", "replicate", "world", "seed", "parameter_set",
    "run_status", "run_error", "param_world_hostility", "lever_joint_training",
}


@pytest.fixture(params=ENGINES, ids=["default", "netcdf4", "h5netcdf"])
def dataset(request):
    xarray = pytest.importorskip("xarray")
    with xarray.open_dataset(SAMPLE, engine=request.param) as opened:
        yield opened


def test_dimensions_are_labelled(dataset):
    assert dict(dataset.sizes) == {
        "run": 3, "time": 5, "district": 2, "organisation": 3, "group": 2, "family": 22, "dimension": 6,
    }
    assert dataset["coverage"].dims == ("run", "time")
    assert dataset["coverage_by_district"].dims == ("run", "time", "district")
    assert dataset["aid_incidents_by_organisation"].dims == ("run", "time", "organisation")
    assert dataset["fighters_by_group"].dims == ("run", "time", "group")
    assert dataset["relapse_week"].dims == ("run",)


def test_labels_are_text(dataset):
    assert dataset["district"].values.tolist() == ["Lofa", "Río Übe"]
    assert dataset["organisation"].values.tolist() == ["unhcr", "mission", "médecins"]
    assert dataset["organisation_family"].values.tolist()[0] == "un_humanitarian"
    assert dataset["integration_model"].values.tolist() == ["two_feet_out", "one_foot_in", "two_feet_out"]
    assert dataset["run_error"].values.tolist() == ["", "", "the world does not fit into memory"]
    assert all(isinstance(label, str) for label in dataset["run_error"].values)


def test_time_is_dates(dataset):
    assert dataset["time"].dtype == np.dtype("datetime64[ns]")
    assert dataset["time"].values[0] == np.datetime64("2003-10-01")
    assert dataset["time"].values[1] == np.datetime64("2003-10-15")
    assert dataset["week"].values.tolist() == [0, 2, 4, 6, 8]
    assert not any(np.issubdtype(variable.dtype, np.timedelta64) for variable in dataset.variables.values())


def test_runs_carry_their_labels(dataset):
    coverage = dataset["coverage"]
    assert COORDINATES_OF_RUN | {"week"} <= set(coverage.coords)
    assert {"country", "x", "y", "people"} <= set(dataset["coverage_by_district"].coords)
    assert set(dataset.data_vars) == {
        "coverage_mean", "relapse_week", "linked_share_mean", "coverage", "coverage_by_district",
        "aid_incidents_by_organisation", "fighters_by_group", "linked_share",
    }
    means = coverage.groupby("integration_model").mean()
    assert means.sizes["integration_model"] == 2
    paired = coverage.where(coverage.run_status == 1, drop=True)
    assert paired.sizes["run"] == 2
    assert dataset["seed"].dtype == np.uint64


def test_numbers_are_where_they_belong(dataset):
    assert dataset["coverage"].values[1, 0] == 1000.0
    assert dataset["coverage_by_district"].sel(district="Río Übe").values[1, 0] == 1101.0
    assert np.isnan(dataset["coverage"].values[1, -1])
    assert np.isnan(dataset["coverage"].values[2]).all(), "a failed run has no numbers"
    assert np.isnan(dataset["relapse_week"].values[1])
    assert dataset["relapse_week"].values[0] == 40.0


def test_variables_say_what_they_are(dataset):
    for name, variable in dataset.variables.items():
        attributes = {**variable.attrs, **variable.encoding}
        assert attributes.get("units"), name
        assert attributes.get("long_name"), name
    assert dataset["coverage"].attrs["cell_methods"] == "time: mean"
    assert dataset["aid_incidents_by_organisation"].attrs["cell_methods"] == "time: sum"
    assert dataset["coverage"].attrs["better"] == "higher"
    assert dataset["linked_share"].attrs["role"] == "process"
    assert dataset["param_world_hostility"].attrs["key"] == "world.hostility"
    assert dataset["run_status"].attrs["flag_meanings"] == "missing finished failed"
    assert list(dataset["run_status"].attrs["flag_values"]) == [0, 1, 2]


def test_the_file_says_what_it_is(dataset):
    attributes = dataset.attrs
    assert attributes["Conventions"] == "CF-1.8"
    assert attributes["format_version"] == "1.2"
    assert attributes["history"] == "entente run sample.toml --seed 7"
    assert int(attributes["root_seed"]) == 0xFEDCBA9876543210
    assert attributes["caveats"].splitlines()[0] == "The model does not predict."
    assert {"title", "source", "references", "software_version", "config_sha256", "structure_status"} <= set(attributes)


@pytest.mark.parametrize("engine", ["netcdf4", "h5netcdf"])
def test_groups_open(engine):
    xarray = pytest.importorskip("xarray")
    with xarray.open_dataset(SAMPLE, engine=engine, group="inputs") as inputs:
        assert inputs["parameter"].values.tolist() == ["association.pull", "scenario.weeks"]
        assert inputs["value"].values.tolist() == ["0.08", "9"]
        assert inputs["content"].values.tolist()[0].startswith("[scenario]\ntitle")
    with xarray.open_dataset(SAMPLE, engine=engine, group="provenance") as provenance:
        assert provenance["run_seconds"].dims == ("run",)
        assert int(provenance.attrs["threads"]) == 2
        assert provenance.attrs["started"].endswith("Z")


def test_a_round_trip_through_xarray_keeps_the_numbers(dataset, tmp_path):
    xarray = pytest.importorskip("xarray")
    dataset.load().to_netcdf(tmp_path / "copy.nc", engine="h5netcdf")
    with xarray.open_dataset(tmp_path / "copy.nc", engine="h5netcdf") as copy:
        xarray.testing.assert_equal(copy["coverage_by_district"], dataset["coverage_by_district"])


def test_netcdf4_knows_the_dimensions():
    netcdf4 = pytest.importorskip("netCDF4")
    with netcdf4.Dataset(SAMPLE) as file:
        assert file.dimensions["run"].isunlimited()
        assert len(file.dimensions["time"]) == 5
        assert file["coverage_by_district"].dimensions == ("run", "time", "district")
        assert file["district"][0] == "Lofa"
        assert set(file.groups) == {"inputs", "provenance"}
        assert file["inputs/value"].dimensions == ("parameter",)
        assert list(file.dimensions) == ["run", "time", "district", "organisation", "group", "family", "dimension"]


def test_netcdf4_can_append(tmp_path):
    netcdf4 = pytest.importorskip("netCDF4")
    copy = tmp_path / "copy.h5"
    with open(SAMPLE, "rb") as original:
        copy.write_bytes(original.read())
    with netcdf4.Dataset(copy, "a") as file:
        file.setncattr("comment", "seen")
        added = file.createVariable("double_coverage", "f4", ("run", "time"))
        added[:] = 2 * file["coverage"][:]
    with netcdf4.Dataset(copy) as file:
        assert file["double_coverage"][1, 0] == 2000.0
        assert file["coverage"][1, 0] == 1000.0


def test_h5py_finds_scales_filters_and_text():
    h5py = pytest.importorskip("h5py")
    with h5py.File(SAMPLE) as file:
        coverage = file["coverage_by_district"]
        assert [next(iter(axis.keys())) for axis in coverage.dims] == ["run", "time", "district"]
        assert coverage.chunks == (1, 5, 2)
        assert coverage.shuffle and coverage.compression == "gzip"
        assert coverage.dtype == np.dtype("<f4")
        assert file["relapse_week"].compression is None
        assert file["relapse_week"].chunks[0] >= 1024
        assert np.isnan(coverage.attrs["_FillValue"]).all()
        assert isinstance(file.attrs["title"], str)
        assert h5py.check_string_dtype(file["district"].dtype).length is None
        assert h5py.check_string_dtype(file["district"].dtype).encoding == "utf-8"


def test_ncdump_prints_the_header():
    try:
        done = subprocess.run(["ncdump", "-h", SAMPLE], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("ncdump is not installed")
    assert "run = UNLIMITED ; // (3 currently)" in done.stdout
    assert "float coverage_by_district(run, time, district) ;" in done.stdout
    assert "group: provenance {" in done.stdout
