-- The fleet in PostgreSQL. tables.yaml beside this file names the types that arrive: by AWS DMS's habits exact numbers come as
-- doubles, booleans and moments as texts.

CREATE TABLE vehicles (
    id            SERIAL PRIMARY KEY,
    vin           VARCHAR(17) NOT NULL UNIQUE,
    license_plate VARCHAR(20),
    make          VARCHAR(50),
    model         VARCHAR(50),
    year          INTEGER,
    fuel_type     VARCHAR(20) DEFAULT 'diesel',
    status        VARCHAR(20) DEFAULT 'active',
    created_at    TIMESTAMP DEFAULT now(),
    updated_at    TIMESTAMP DEFAULT now()
);

CREATE TABLE drivers (
    id             SERIAL PRIMARY KEY,
    employee_id    VARCHAR(20) NOT NULL UNIQUE,
    name           VARCHAR(255) NOT NULL,
    license_number VARCHAR(50),
    phone          VARCHAR(20),
    status         VARCHAR(20) DEFAULT 'available',
    safety_score   DECIMAL(4, 1) DEFAULT 100.0,
    created_at     TIMESTAMP DEFAULT now(),
    updated_at     TIMESTAMP DEFAULT now()
);

CREATE TABLE vehicle_telemetry (
    id                 SERIAL PRIMARY KEY,
    vehicle_id         INTEGER REFERENCES vehicles (id),
    recorded_at        TIMESTAMP NOT NULL,
    latitude           DECIMAL(10, 7),
    longitude          DECIMAL(10, 7),
    speed_kmh          DECIMAL(5, 1),
    fuel_level_pct     DECIMAL(5, 2),
    engine_temp_c      DECIMAL(5, 1),
    odometer_km        DECIMAL(10, 1),
    engine_status      VARCHAR(20),
    harsh_braking      BOOLEAN DEFAULT false,
    harsh_acceleration BOOLEAN DEFAULT false,
    created_at         TIMESTAMP DEFAULT now()
);
CREATE INDEX ON vehicle_telemetry (vehicle_id, recorded_at);

CREATE TABLE deliveries (
    id                   SERIAL PRIMARY KEY,
    vehicle_id           INTEGER REFERENCES vehicles (id),
    driver_id            INTEGER REFERENCES drivers (id),
    status               VARCHAR(20) DEFAULT 'assigned',
    pickup_address       TEXT,
    delivery_address     TEXT,
    scheduled_time       TIMESTAMP,
    actual_pickup_time   TIMESTAMP,
    actual_delivery_time TIMESTAMP,
    customer_name        VARCHAR(255),
    customer_phone       VARCHAR(20),
    notes                TEXT,
    created_at           TIMESTAMP DEFAULT now(),
    updated_at           TIMESTAMP DEFAULT now()
);
CREATE INDEX ON deliveries (status);

CREATE TABLE alerts (
    id              SERIAL PRIMARY KEY,
    vehicle_id      INTEGER REFERENCES vehicles (id),
    driver_id       INTEGER REFERENCES drivers (id),
    alert_type      VARCHAR(50),
    severity        VARCHAR(20),
    message         TEXT,
    latitude        DECIMAL(10, 7),
    longitude       DECIMAL(10, 7),
    acknowledged    BOOLEAN DEFAULT false,
    acknowledged_at TIMESTAMP,
    created_at      TIMESTAMP DEFAULT now()
);
CREATE INDEX ON alerts (vehicle_id, created_at);
