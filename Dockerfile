# Dateline's dashboard as a container: docs/deploy.md says how to build and run it.
FROM python:3.11-slim AS build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

FROM python:3.11-slim
RUN useradd --uid 10001 --create-home dateline
COPY --from=build /venv /venv
WORKDIR /app
COPY .streamlit .streamlit
COPY geodata geodata
COPY dashboard dashboard
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    DATELINE_CACHE=/home/dateline/cache \
    STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none
USER dateline
# The place data are expanded once, here, and not by the first visitor.
RUN ["python", "-c", "from geodata.gazetteer import open_gazetteer; open_gazetteer()"]
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-m", "dashboard.health"]
CMD ["python", "-m", "streamlit", "run", "dashboard/app.py"]
